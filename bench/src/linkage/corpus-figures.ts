/** Counts pairs over the invented corpus, whose truth is known: all pairs, by what was done to a document, and by trap. */
import type { CorpusDocument, Flaw, Trap } from "@noroshi/testing/corpus";

type Truth = Pick<CorpusDocument, "id" | "incident" | "flaw" | "traps">;

export interface CorpusFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the pairs of one incident that were joined, where one of both documents has this flaw. */
  readonly recallOf: Readonly<Record<Flaw, number>>;
  /** Share of the pairs of two incidents that resemble each other this way and were joined. */
  readonly wrongOf: Readonly<Record<Trap, number>>;
}

export function corpusFigures(documents: readonly Truth[], cases: ReadonlyMap<string, string>): CorpusFigures {
  const joined = (a: Truth, b: Truth): boolean => cases.get(a.id) !== undefined && cases.get(a.id) === cases.get(b.id);
  const real = pairs(Map.groupBy(documents, ({ incident }) => incident).values());
  const made = pairs(Map.groupBy(documents, ({ id }) => cases.get(id) ?? id).values());
  const hits = real.filter(([a, b]) => joined(a, b)).length;
  const precision = made.length === 0 ? 1 : hits / made.length;
  const recall = real.length === 0 ? 0 : hits / real.length;
  const share = (of: readonly (readonly [Truth, Truth])[]): number =>
    of.length === 0 ? 0 : of.filter(([a, b]) => joined(a, b)).length / of.length;
  const flawed = (flaw: Flaw): number =>
    share(
      real.filter(([a, b]) =>
        flaw === "none" ? a.flaw === flaw && b.flaw === flaw : a.flaw === flaw || b.flaw === flaw,
      ),
    );
  const trapped = (trap: Trap): number => share(alike(documents, trap));
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / Math.max(1e-9, precision + recall),
    recallOf: {
      none: flawed("none"),
      partial: flawed("partial"),
      "wrong-clock": flawed("wrong-clock"),
      "conflicting-name": flawed("conflicting-name"),
    },
    wrongOf: {
      "same-malware": trapped("same-malware"),
      "same-victim-later": trapped("same-victim-later"),
      "shared-cdn": trapped("shared-cdn"),
      serial: trapped("serial"),
      "vendor-wave": trapped("vendor-wave"),
    },
  };
}

/** Pairs of two incidents that carry the same resemblance; once each, however many values they share. */
function alike(documents: readonly Truth[], trap: Trap): readonly (readonly [Truth, Truth])[] {
  const by = Map.groupBy(
    documents.flatMap((one) => one.traps.filter((each) => each.trap === trap).map((each) => ({ one, by: each.by }))),
    (each) => each.by,
  );
  const seen = new Map<string, readonly [Truth, Truth]>();
  for (const [a, b] of pairs([...by.values()].map((group) => group.map(({ one }) => one))))
    if (a.incident !== b.incident) seen.set(`${a.id} ${b.id}`, [a, b]);
  return [...seen.values()];
}

function pairs<T>(groups: Iterable<readonly T[]>): (readonly [T, T])[] {
  return [...groups].flatMap((group) => group.flatMap((a, at) => group.slice(at + 1).map((b) => [a, b] as const)));
}
