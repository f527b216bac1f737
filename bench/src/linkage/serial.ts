/**
 * Invented notices of organisations that are hit again and again, with the truth at hand: what the public set is poor in.
 * Seeded: the same number gives the same world. Names are made of syllables and general words; none is real.
 */
import { mulberry32, pick } from "@noroshi/testing/chance";
import type { Notice } from "./reports.ts";

export interface SerialWorld {
  readonly notices: readonly Notice[];
  /** Notice id → the incident it speaks of, and its organisation. */
  readonly truth: ReadonlyMap<string, { readonly incident: string; readonly organisation: string }>;
}

const DAY = 86_400_000;
const START = Date.UTC(2015, 0, 1);
const YEARS = 6;
const lists = ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8"];
const syllables = "ba ko ri ten mar vo lu shi na del pra quo zen tor wy ga fel hu sta bri on er al in".split(" ");
const general =
  "Health Medical Bank Insurance University Financial Hospital School Services Federal Community Energy Hotels Foods".split(
    " ",
  );
const endings = ["Inc.", "LLC", "Corporation", "Group", "Center", "Associates", "Company", ""];

/** A world of `organisations`; the share of them that are serial reporters has a new incident every 45 to 700 days on average. */
export function serialWorld(seed: number, organisations: number, serialShare: number): SerialWorld {
  const random = mulberry32(seed);
  const notices: Notice[] = [];
  const truth = new Map<string, { readonly incident: string; readonly organisation: string }>();
  for (let o = 0; o < organisations; o += 1) {
    const name = inventName(random);
    const region = `R${Math.floor(random() * 40)}`;
    const gap = random() < serialShare ? 45 + random() * 655 : YEARS * 365;
    let day = random() * Math.min(gap, YEARS * 365);
    for (let n = 0; day < YEARS * 365; n += 1, day += gap * -Math.log(1 - random() * 0.999)) {
      for (const notice of incident(random, name, region, day)) {
        const id = `S${String(notices.length).padStart(6, "0")}`;
        truth.set(id, { incident: `${o}/${n}`, organisation: String(o) });
        notices.push({ id, ...notice });
      }
      if (gap === YEARS * 365) break;
    }
  }
  return { notices, truth };
}

function incident(random: () => number, name: string, region: string, day: number): readonly Omit<Notice, "id">[] {
  const count = 1 + Math.floor(random() ** 1.5 * 4);
  const length = random() < 0.5 ? 0 : Math.floor(random() * 90);
  const total = Math.round(10 ** (random() * 5));
  const told = day + length + 20 + random() * 120;
  const chosen = [...lists].sort(() => random() - 0.5).slice(0, count);
  return chosen.map((source) => {
    const late = random() < 0.75 ? random() * 8 : random() * 70;
    const dated = random() < 0.8;
    const single = random() < 0.5;
    return {
      source,
      received: iso(told + late),
      organisation: misspell(random, name),
      country: "US",
      region: random() < 0.2 ? region : null,
      occurred: dated ? { from: iso(day), to: iso(single ? day : day + length) } : null,
      affected: random() < 0.45 ? total : null,
      affected_local: random() < 0.7 ? Math.ceil(total * random() * 0.2) : null,
      text: null,
    };
  });
}

function inventName(random: () => number): string {
  const word = (): string => {
    const parts = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(random, syllables)).join("");
    return parts.charAt(0).toUpperCase() + parts.slice(1);
  };
  return [word(), random() < 0.4 ? word() : "", pick(random, general), pick(random, endings)]
    .filter((part) => part !== "")
    .join(" ");
}

function misspell(random: () => number, name: string): string {
  const dice = random();
  if (dice < 0.75) return name;
  if (dice < 0.85) return name.toUpperCase();
  const at = 1 + Math.floor(random() * (name.length - 2));
  if (dice < 0.93) return name.slice(0, at) + name.slice(at + 1);
  return name.split(" ").slice(0, 2).join(" ");
}

function iso(day: number): string {
  return new Date(START + Math.floor(day) * DAY).toISOString().slice(0, 10);
}
