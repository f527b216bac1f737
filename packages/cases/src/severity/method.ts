/**
 * A method of triage priority, as data: criteria with weights and named steps, and how much a campaign lifts it. It is kept
 * apart from severity: severity says how grave it is, priority says what to do first.
 */
import { z } from "zod";

const bilingual = z.object({ en: z.string().min(1), ja: z.string().min(1) });

const Method = z.object({
  id: z.string().min(1),
  title: bilingual,
  source: z.string().min(1),
  verified: z.boolean(),
  criteria: z
    .array(
      z.object({
        id: z.string().min(1).max(100),
        name: bilingual,
        weight: z.number().min(0),
        steps: z.array(z.object({ value: z.number().min(0).max(100), name: bilingual })).min(2),
      }),
    )
    .min(1),
  campaignUplift: z.object({
    /** Points for each further incident of the campaign. */
    perFurtherIncident: z.number().min(0),
    most: z.number().min(0),
    source: z.string().min(1),
    verified: z.boolean(),
  }),
});

export type PriorityMethod = z.infer<typeof Method>;

/** Reads a method from data. @throws Error with the places that are wrong: a shipped file that is malformed must fail loudly */
export function readMethod(input: unknown): PriorityMethod {
  const read = Method.safeParse(input);
  if (read.success) return read.data;
  throw new Error(`priority method: ${read.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("; ")}`);
}

/** The weights of a method, by criterion. */
export const weightsOf = (method: PriorityMethod): Readonly<Record<string, number>> =>
  Object.fromEntries(method.criteria.map((c) => [c.id, c.weight]));

export interface Uplift {
  /** Points that a campaign adds, beside the score and never inside it. */
  readonly points: number;
  /** The score with the points, at most 100; null where there is no score. */
  readonly lifted: number | null;
}

/**
 * What a campaign adds: every further incident that shares the adversary's infrastructure asks for more haste.
 * @param incidents of the campaign, this one included
 */
export function upliftOf(method: PriorityMethod, score: number | null, incidents: number): Uplift {
  const { perFurtherIncident, most } = method.campaignUplift;
  const points = Math.min(most, Math.max(0, incidents - 1) * perFurtherIncident);
  return { points, lifted: score === null ? null : Math.round(Math.min(100, score + points) * 10) / 10 };
}
