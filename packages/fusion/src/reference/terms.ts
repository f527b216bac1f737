/**
 * How rare a word or value is, as pinned reference data: counts out of ten thousand, with pseudo-counts for what nobody
 * counted. A function of the word alone: defined for a hub that holds one report, and no stored report, seen or hidden,
 * moves it. Values that everybody meets (resolvers, shared hosts, sinkholes, the empty file) stand in the same document.
 */
import * as z from "zod";
import pinned from "./terms.json" with { type: "json" };

const shape = z.strictObject({
  /** Version of the document. */
  id: z.string().min(1),
  source: z.string().min(1),
  verified: z.boolean(),
  /** Added to every count, so that no rarity is infinite. */
  pseudo: z.number().positive(),
  tables: z.record(
    z.string(),
    z.strictObject({ say: z.string(), of: z.int().positive(), counts: z.record(z.string(), z.int().positive()) }),
  ),
  common: z.array(
    z.strictObject({
      class: z.enum(["resolver", "service", "shared_host", "sinkhole", "empty"]),
      kind: z.string(),
      value: z.string(),
    }),
  ),
});

export type TermTable = "name" | "technique" | "note" | "extension" | "class" | "root";
export type CommonClass = z.output<typeof shape>["common"][number]["class"];

export interface Terms {
  readonly id: string;
  /** Bits of one term: −log2 of the share of what says anything of this kind that says just this. */
  rarity(table: TermTable, term: string): number;
  /** Why this value is met everywhere; undefined if it is not. A host below a shared host is not shared for that. */
  common(kind: string, value: string): CommonClass | undefined;
}

/** Reads a document of terms, as terms.json has it. Throws where it is none. */
export function termsFrom(document: unknown): Terms {
  const { id, pseudo, tables, common } = shape.parse(document);
  const counted = new Map(Object.entries(tables).map(([name, { of, counts }]) => [name, priors(of, counts, pseudo)]));
  const values = new Map(common.map((entry) => [`${entry.kind}:${entry.value}`, entry.class]));
  return {
    id,
    rarity: (table, term) => {
      const prior = counted.get(table);
      return prior === undefined ? 0 : (prior.bits.get(term) ?? prior.unseen);
    },
    common: (kind, value) => values.get(`${kind}:${value}`),
  };
}

function priors(
  of: number,
  counts: Readonly<Record<string, number>>,
  pseudo: number,
): { readonly bits: ReadonlyMap<string, number>; readonly unseen: number } {
  const terms = Object.entries(counts);
  // one more term than counted: all that nobody counted
  const all = of + pseudo * (terms.length + 1);
  return {
    bits: new Map(terms.map(([term, count]) => [term, Math.log2(all / (count + pseudo))])),
    unseen: Math.log2(all / pseudo),
  };
}

/** The shipped terms. */
export const terms: Terms = termsFrom(pinned);
