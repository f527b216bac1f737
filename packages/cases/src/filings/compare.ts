/**
 * Filings beside one another: what changed since the last one, and where two would contradict each other. Two authorities may be
 * told different amounts; they are never told different things about one fact in one state of knowledge.
 */
import { type FactSet, type FactValue, sameValue } from "../facts/fact.ts";

/** What one filing told, and when it was frozen. */
export interface Told {
  readonly filing: string;
  readonly at: string;
  readonly told: Readonly<Record<string, FactValue | null>>;
}

export interface Change {
  readonly fact: string;
  readonly kind: "added" | "changed" | "removed";
  readonly before: FactValue | null;
  readonly after: FactValue | null;
}

/** What is told now and was not, or was told otherwise. In the order of the new filing's facts, then what is gone. */
export function changes(
  before: Readonly<Record<string, FactValue | null>>,
  after: Readonly<Record<string, FactValue | null>>,
): readonly Change[] {
  const changed = Object.entries(after).flatMap(([fact, value]): Change[] => {
    if (!Object.hasOwn(before, fact)) return [{ fact, kind: "added", before: null, after: value }];
    const old = before[fact] ?? null;
    return sameValue(old, value) ? [] : [{ fact, kind: "changed", before: old, after: value }];
  });
  const removed = Object.entries(before).flatMap(([fact, value]): Change[] =>
    Object.hasOwn(after, fact) ? [] : [{ fact, kind: "removed", before: value, after: null }],
  );
  return [...changed, ...removed];
}

export interface Contradiction {
  readonly fact: string;
  /** The rendering or the filing that says otherwise. */
  readonly other: string;
}

/**
 * Facts that this rendering would tell otherwise than another one of the same state of knowledge: one filed together with it, or
 * an earlier filing since which nobody has stated the fact anew. "Not known" contradicts what is known as well.
 */
export function contradictions(
  told: Readonly<Record<string, FactValue | null>>,
  facts: FactSet,
  others: readonly Told[],
): readonly Contradiction[] {
  return others.flatMap((other) =>
    Object.entries(told).flatMap(([fact, value]): Contradiction[] => {
      if (!Object.hasOwn(other.told, fact) || sameValue(other.told[fact] ?? null, value)) return [];
      const stated = facts.get(fact)?.chosen.at;
      const learntSince = stated !== undefined && stated > other.at;
      return learntSince ? [] : [{ fact, other: other.filing }];
    }),
  );
}

/** Earlier filings that told something which is held otherwise now: their recipients wait for a follow-up. */
export function outdated(
  now: FactSet,
  filed: readonly Told[],
): readonly { filing: string; facts: readonly string[] }[] {
  return filed.flatMap(({ filing, told }) => {
    const facts = Object.entries(told).flatMap(([fact, value]) => {
      const chosen = now.get(fact)?.chosen;
      return chosen !== undefined && !sameValue(chosen.value, value) ? [fact] : [];
    });
    return facts.length === 0 ? [] : [{ filing, facts }];
  });
}
