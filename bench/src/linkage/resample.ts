/**
 * A larger world made from the public set: each organisation under another name, several times over at other times, and
 * many of them rolled into one that reports again and again. Times, lists, counts and gaps stay as they really were, and the
 * rules of the set label the pairs anew. Seeded. Nothing of it is kept: it exists while the bench runs.
 */

import { type Chance, mulberry32, pick, shuffled, whole } from "@noroshi/testing/chance";
import { organisationName } from "@noroshi/values";
import type { LabelledPair } from "./figures.ts";
import { noisy } from "./name-noise.ts";
import type { Notice } from "./reports.ts";
import { verdict } from "./rules.ts";

export interface ResampledWorld {
  readonly notices: readonly Notice[];
  readonly labels: readonly LabelledPair[];
  /** Share of the notices that belong to an organisation made of several. */
  readonly serialShare: number;
  /** The notices of organisations made of several. */
  readonly serial: ReadonlySet<string>;
  /** Notice id → which of the set's organisations it comes from, and in which copy. */
  readonly origin: ReadonlyMap<string, string>;
}

interface Organisation {
  readonly members: readonly Notice[];
  readonly key: string;
  readonly name: string;
}

const DAY = 86_400_000;
/** The set holds at most so many far pairs of one organisation, lest one of them decides. */
const FAR_PAIRS = 30;
const NOISE = 0.3;

export type View = "full" | "nodates" | "noisynames" | "hard";

/** The same notices as one of the set's four views shows them. */
export function seenAs(view: View, notices: readonly Notice[]): readonly Notice[] {
  return notices.map((notice) => {
    const named = view === "noisynames" || view === "hard" ? misnamed(notice) : notice;
    const dateless =
      view === "nodates" || view === "hard" ? { ...named, occurred: null, text: undated(named.text) } : named;
    return view === "hard" ? { ...dateless, affected: null, affected_local: null, region: null } : dateless;
  });
}

/** @param times how often every organisation occurs; @param serialChance how likely a drawn organisation starts a serial one */
export function resampled(
  seed: number,
  notices: readonly Notice[],
  labels: readonly LabelledPair[],
  times: number,
  serialChance: number,
): ResampledWorld {
  const chance = mulberry32(seed);
  const organisations = organisationsOf(notices, labels);
  const made: Notice[] = [];
  const madeLabels: LabelledPair[] = [];
  const of = new Map<string, string>();
  const origin = new Map<string, string>();
  const serial = new Set<string>();
  for (let copy = 0; copy < times; copy += 1) {
    const left = [...shuffled(organisations, chance)];
    const here = new Map<string, Notice>();
    while (left.length > 0) {
      const size = chance() < serialChance ? serialSize(chance) : 1;
      const group = size === 1 ? left.splice(0, 1) : drawn(chance, left, size);
      const renamed = rolled(chance, group, copy);
      for (const { from, one, notice } of renamed) {
        origin.set(notice.id, `${copy} ${one}`);
        here.set(from, notice);
        of.set(notice.id, renamed[0]?.notice.id ?? notice.id);
        if (group.length > 1) serial.add(notice.id);
        made.push(notice);
      }
      if (group.length > 1)
        madeLabels.push(
          ...labelled(
            chance,
            renamed.map(({ notice }) => notice),
            group,
          ),
        );
    }
    for (const { a, b, label, tier } of labels) {
      const [x, y] = [here.get(a), here.get(b)];
      if (x === undefined || y === undefined) continue;
      const across = tier === "F" || tier === "X";
      if (across && of.get(x.id) === of.get(y.id)) continue;
      madeLabels.push({ a: x.id, b: y.id, label, tier });
    }
  }
  return { notices: made, labels: madeLabels, serialShare: serial.size / made.length, serial, origin };
}

/** Notices that some label ties together, or that have one name key. */
function organisationsOf(notices: readonly Notice[], labels: readonly LabelledPair[]): readonly Organisation[] {
  const keys = new Map(notices.map((notice) => [notice.id, organisationName(notice.organisation).key]));
  const root = new Map<string, string>();
  const find = (id: string): string => {
    const up = root.get(id) ?? id;
    return up === id ? id : find(up);
  };
  const join = (a: string, b: string): void => {
    root.set(find(a), find(b));
  };
  for (const notice of notices) join(notice.id, `key:${keys.get(notice.id) ?? notice.id}`);
  for (const { a, b, tier } of labels) if (tier !== "X" && tier !== "F") join(a, b);
  return [...Map.groupBy(notices, ({ id }) => find(id)).values()].map((members) => {
    const byKey = [...Map.groupBy(members, ({ id }) => keys.get(id) ?? "")].sort(([, a], [, b]) => b.length - a.length);
    const [key, same] = byKey[0] ?? ["", members];
    return { members, key, name: plainest(same) };
  });
}

/** The spelling with the most blanks: its words can be told apart. */
function plainest(notices: readonly Notice[]): string {
  const blanks = (name: string): number => name.split(" ").length - (name.includes(",") ? 20 : 0);
  return notices
    .map(({ organisation }) => organisation)
    .reduce((best, name) => (blanks(name) > blanks(best) ? name : best));
}

/** Four organisations or many more: few report weekly, most a few times a year. */
function serialSize(chance: Chance): number {
  return Math.min(60, Math.floor(4 / (1 - chance() * 0.999) ** 0.8));
}

/**
 * Takes organisations for a serial one off the list. In the set, 86 in 100 incidents of those that report again and again stand
 * in one list only, against 73 of all: an organisation with several notices is passed over every second time.
 */
function drawn(chance: Chance, left: Organisation[], size: number): readonly Organisation[] {
  const taken: Organisation[] = [];
  for (let at = 0; at < left.length && taken.length < size; ) {
    const one = left[at];
    if (one !== undefined && (one.members.length === 1 || chance() < 0.5)) taken.push(...left.splice(at, 1));
    else at += 1;
  }
  return taken;
}

/** The group as one organisation of a new name, at new times. */
function rolled(
  chance: Chance,
  group: readonly Organisation[],
  copy: number,
): readonly { readonly from: string; readonly one: string; readonly notice: Notice }[] {
  const [first] = group;
  if (first === undefined) return [];
  const rename = renaming(chance, first.name);
  const years = 1 + chance() * 5;
  const start = Date.UTC(whole(chance, 2010, 2017), 0, 1);
  const region = first.members.find((notice) => notice.region !== null)?.region ?? null;
  return group.flatMap((one) => {
    const shift = group.length === 1 ? whole(chance, -500, 500) : moved(chance, one, start, years);
    return one.members.map((notice) => {
      const organisation =
        one === first
          ? rename(notice.organisation)
          : organisationName(notice.organisation).key === one.key
            ? rename(first.name)
            : noisy(rename(first.name), chance);
      const changed: Notice = {
        ...notice,
        id: `${copy}-${notice.id}`,
        organisation,
        received: later(notice.received, shift),
        occurred:
          notice.occurred === null
            ? null
            : { from: later(notice.occurred.from, shift) ?? "", to: later(notice.occurred.to, shift) ?? "" },
        region: notice.region === null ? null : (region ?? notice.region),
        affected: scaled(notice.affected, copy),
        text: notice.text === null ? null : reworded(notice.text, copy),
      };
      return { from: notice.id, one: one.key, notice: changed };
    });
  });
}

/** How many days an organisation's history moves so that it begins somewhere in the span. */
function moved(chance: Chance, one: Organisation, start: number, years: number): number {
  const told = one.members.flatMap(({ received }) => (received === null ? [] : [Date.parse(received)]));
  const first = told.length === 0 ? start : Math.min(...told);
  return Math.round((start - first) / DAY + chance() * years * 365);
}

function later(day: string | null, days: number): string | null {
  return day === null ? null : new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** The same for all notices of one copy, so that equal totals stay equal and totals of two copies do not meet. */
function scaled(total: number | null, copy: number): number | null {
  return total === null || total < 10 ? total : Math.round(total * (1 + 0.137 * copy));
}

/** Every word gets the copy's mark: texts of one copy stay as alike as they were, texts of two copies do not meet. */
function reworded(text: string, copy: number): string {
  return copy === 0 ? text : text.replace(/\p{L}{4,}/gu, (word) => `${word}${"qxzj".charAt((copy - 1) % 4)}`);
}

function undated(text: string | null): string | null {
  return text?.replace(/\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/gu, "[date]") ?? null;
}

function misnamed(notice: Notice): Notice {
  let seed = 5381;
  for (const letter of notice.id) seed = (Math.imul(seed, 33) ^ (letter.codePointAt(0) ?? 0)) >>> 0;
  const chance = mulberry32(seed);
  return chance() >= NOISE ? notice : { ...notice, organisation: noisy(notice.organisation, chance) };
}

const onsets = "b br c ch cl d dr f fl g gr h j k kl l m n p pr qu r s sh st t th tr v w z".split(" ");
const vowels = "a e i o u ai ea oo ou".split(" ");
const codas = ["", "", "l", "m", "n", "r", "s", "t", "ck", "nd", "rt", "x"];
/** A word, also inside a glued name: `CedarRiverLLC` has three. */
const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu;
/** Words that say what an organisation is: they stay, as they would in any other country's list. */
const general = new Set(
  `health services service center centre medical group insurance hospital care school county university bank financial management
   associates department state city community america american college healthcare family district foundation union credit federal
   regional international association system systems partners holdings solutions clinic national the of and for inc llc ltd corp
   corporation company co pc pllc llp dba data breach trust fund home plan dental surgery eye cpa hotel hotels resort research`.split(
    /\s+/u,
  ),
);

/**
 * Replaces the words of its own by invented ones, the same ones for every spelling of this organisation: whole, glued to
 * others, or with a slip (then the new word has one too).
 */
function renaming(chance: Chance, name: string): (other: string) => string {
  const all = (name.match(WORD) ?? []).map((word) => word.toLowerCase());
  const words = [...new Set(all.filter((word) => word.length >= 3 && !general.has(word)))];
  const own = words.length > 0 ? words : all.slice(0, 1);
  const invented = new Map(own.map((word) => [word, inventedWord(chance, word.length)]));
  const like = (word: string): string | undefined =>
    own.find((one) => word.length >= 5 && (one.startsWith(word.slice(0, 4)) || one.endsWith(word.slice(-4))));
  const inside = new RegExp(
    own
      .filter((word) => word.length >= 4)
      .sort((a, b) => b.length - a.length)
      .join("|") || "$^",
    "giu",
  );
  return (other) =>
    other.replace(WORD, (word) => {
      const low = word.toLowerCase();
      const same = invented.get(low);
      if (same !== undefined) return cased(same, word);
      const glued = word.replace(inside, (part) => cased(invented.get(part.toLowerCase()) ?? part, part));
      if (glued !== word || general.has(low)) return glued;
      const near = like(low);
      const made = near === undefined ? undefined : invented.get(near);
      return made === undefined ? word : cased(made.slice(0, 3) + made.slice(4), word);
    });
}

function cased(made: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return made.toUpperCase();
  return like.charAt(0) === like.charAt(0).toLowerCase() ? made : made.charAt(0).toUpperCase() + made.slice(1);
}

function inventedWord(chance: Chance, length: number): string {
  let word = "";
  while (word.length < Math.max(4, length - 1))
    word += pick(chance, onsets) + pick(chance, vowels) + pick(chance, codas);
  return word;
}

/** Pairs across the rolled-up organisations, where both carry the organisation's usual name. */
function labelled(chance: Chance, notices: readonly Notice[], group: readonly Organisation[]): readonly LabelledPair[] {
  const origin = new Map(group.flatMap((one, at) => one.members.map(({ id }) => [id, at] as const)));
  const from = (notice: Notice): number | undefined => origin.get(notice.id.slice(notice.id.indexOf("-") + 1));
  const keys = new Map(notices.map((notice) => [notice.id, organisationName(notice.organisation).key]));
  const near: LabelledPair[] = [];
  const far: LabelledPair[] = [];
  notices.forEach((a, at) => {
    for (const b of notices.slice(at + 1)) {
      if (from(a) === from(b) || keys.get(a.id) !== keys.get(b.id)) continue;
      const said = verdict(a, b);
      if (said === undefined) continue;
      (said.tier === "N" || said.tier === "N2" ? far : near).push({ a: a.id, b: b.id, ...said });
    }
  });
  return [...near, ...shuffled(far, chance).slice(0, FAR_PAIRS)];
}
