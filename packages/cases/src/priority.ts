/** The priority score of an assessment: weights and values that a method names. Kept apart from severity. */
import { z } from "zod";

const Priority = z.object({
  weights: z.record(z.string(), z.number().min(0)),
  values: z.record(z.string(), z.number().min(0)),
});

/**
 * sum(weight × value) / sum(weight) over the criteria that have both, rounded to one decimal.
 * @returns null where nothing has a weight
 */
export function priorityScore(priority: unknown): number | null {
  const read = Priority.safeParse(priority);
  if (!read.success) return null;
  const { weights, values } = read.data;
  let sum = 0;
  let of = 0;
  for (const [name, weight] of Object.entries(weights)) {
    const value = values[name];
    if (value === undefined) continue;
    sum += weight * value;
    of += weight;
  }
  return of === 0 ? null : Math.round((sum / of) * 10) / 10;
}
