/**
 * Other countries' scales beside ours: a suggestion with its source, for a person to look at. Nothing converts by itself: a
 * filing that asks for a foreign level asks a person.
 */
import { z } from "zod";

const bilingual = z.object({ en: z.string().min(1), ja: z.string().min(1) });

const CrossWalk = z.object({
  title: bilingual,
  note: bilingual,
  scales: z.array(
    z.object({
      id: z.string().min(1),
      name: bilingual,
      source: z.string().min(1),
      verified: z.boolean(),
      /** One word for each of the levels 0 to 4. */
      levels: z.array(z.string().min(1)).length(5),
    }),
  ),
});

export type CrossWalk = z.infer<typeof CrossWalk>;

export interface Suggestion {
  readonly scale: string;
  readonly name: { readonly en: string; readonly ja: string };
  readonly value: string;
  readonly source: string;
  readonly verified: boolean;
}

/** Reads a cross-walk from data. @throws Error with the places that are wrong */
export function readCrossWalk(input: unknown): CrossWalk {
  const read = CrossWalk.safeParse(input);
  if (read.success) return read.data;
  throw new Error(`cross-walk: ${read.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("; ")}`);
}

/** What the other scales might say for a level. @param overall 0 to 4 */
export function suggest(walk: CrossWalk, overall: number): readonly Suggestion[] {
  return walk.scales.flatMap((s) => {
    const value = s.levels[overall];
    return value === undefined ? [] : [{ scale: s.id, name: s.name, value, source: s.source, verified: s.verified }];
  });
}
