/**
 * Scores a clustering against the labelled pairs: precision, recall, F1, false merges by tier, suspects.
 * Same counting as the public scorer: N3, B2 and S are told apart and enter no headline figure.
 */
import { readFileSync } from "node:fs";
import type { Notice } from "./reports.ts";

export interface LabelledPair {
  readonly a: string;
  readonly b: string;
  readonly label: string;
  readonly tier: string;
}

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of wrongly merged pairs: N and N2 together, N3, F, X. */
  readonly falseMerges: { readonly hard: number; readonly n3: number; readonly f: number; readonly x: number };
}

export function readLabels(file: string): readonly LabelledPair[] {
  return readFileSync(file, "utf8")
    .trim()
    .split(/\r?\n/u)
    .slice(1)
    .map((line) => {
      const [a = "", b = "", label = "", tier = ""] = line.split(",");
      return { a, b, label, tier };
    });
}

export function figures(cases: ReadonlyMap<string, string>, labels: readonly LabelledPair[]): Figures {
  const merged = ({ a, b }: LabelledPair): boolean => cases.get(a) !== undefined && cases.get(a) === cases.get(b);
  const rate = (tiers: readonly string[]): number => {
    const pairs = labels.filter((pair) => pair.label === "negative" && tiers.includes(pair.tier));
    return pairs.length === 0 ? 0 : pairs.filter(merged).length / pairs.length;
  };
  const positives = labels.filter((pair) => pair.label === "positive");
  const hits = positives.filter(merged).length;
  const wrong = labels.filter((pair) => pair.label === "negative" && pair.tier !== "N3" && merged(pair)).length;
  const precision = hits + wrong === 0 ? 1 : hits / (hits + wrong);
  const recall = positives.length === 0 ? 0 : hits / positives.length;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    falseMerges: { hard: rate(["N", "N2"]), n3: rate(["N3"]), f: rate(["F"]), x: rate(["X"]) },
  };
}

/**
 * Merged pairs that look wrong without any label, per 1,000 merged pairs: reported over 550 days apart, or unlike names
 * with no common first day or total. `notices` is always the full view.
 */
export function suspectsPerThousand(
  cases: ReadonlyMap<string, string>,
  notices: readonly Notice[],
  labels: readonly LabelledPair[],
): number {
  const good = new Set(labels.filter((pair) => pair.label.startsWith("positive")).map((pair) => `${pair.a} ${pair.b}`));
  const members = Map.groupBy(notices, (notice) => cases.get(notice.id) ?? notice.id);
  let pairs = 0;
  let suspects = 0;
  for (const group of members.values()) {
    group.forEach((x, at) => {
      for (const y of group.slice(at + 1)) {
        pairs += 1;
        if (!good.has(`${x.id} ${y.id}`) && !good.has(`${y.id} ${x.id}`) && isSuspect(x, y)) suspects += 1;
      }
    });
  }
  return (1000 * suspects) / Math.max(1, pairs);
}

function isSuspect(x: Notice, y: Notice): boolean {
  if (
    x.received !== null &&
    y.received !== null &&
    Math.abs(Date.parse(x.received) - Date.parse(y.received)) > 550 * 86_400_000
  )
    return true;
  if (x.occurred !== null && x.occurred.from === y.occurred?.from) return false;
  if (x.affected !== null && x.affected === y.affected) return false;
  const [u, v] = [words(x.organisation), words(y.organisation)];
  const [m, n] = [u.join(""), v.join("")];
  if (u.some((word) => v.includes(word)) || m === "" || n === "") return !u.some((word) => v.includes(word));
  return m.slice(0, 5) !== n.slice(0, 5) && !m.includes(n) && !n.includes(m);
}

const general = new Set(
  "inc incorporated llc ltd limited corp corporation company co plc llp lp pc pllc pa na the and of for data breach group services".split(
    " ",
  ),
);

function words(name: string): readonly string[] {
  const parted = name
    .replace(/(?<=[a-z])(?=[A-Z])/gu, " ")
    .replace(/['’]/gu, "")
    .toLowerCase();
  return (parted.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !general.has(word));
}
