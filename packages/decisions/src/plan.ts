/**
 * Reads how a profile gates its measures. A type that a profile does not name is closed: there is no plan to go by. Trusts
 * nothing of the file; an emergency for communications is refused whatever the data say.
 */
import { z } from "zod";
import { type GatePlan, MEASURE_TYPES } from "./contract/index.ts";

const Minutes = z
  .number()
  .int()
  .min(0)
  .max(60 * 24 * 400);

const PlanSchema = z
  .strictObject({
    type: z.enum(MEASURE_TYPES),
    askedBy: z.array(z.string().min(1)).min(1),
    capability: z.string().min(1).nullable(),
    legalReview: z.boolean(),
    deconflictionMinutes: Minutes.min(1),
    foreignConsultation: z.boolean(),
    approval: z.strictObject({
      by: z.string().min(1),
      quorum: z.number().int().min(1).max(100),
      veto: z.boolean(),
      otherOrganisation: z.boolean(),
      organisations: z.number().int().min(1).max(10),
      timeOutMinutes: Minutes.nullable(),
    }),
    validMinutes: Minutes.nullable(),
    emergencyExPostMinutes: Minutes.nullable(),
    subsidiarity: z.boolean(),
  })
  .refine((plan) => plan.type !== "acquire_communications" || plan.emergencyExPostMinutes === null, {
    path: ["emergencyExPostMinutes"],
    message: "communications are never acquired in an emergency",
  });

const PlansSchema = z.strictObject({
  schema: z.literal("gate-plans/1"),
  source: z.string().min(1),
  verified: z.boolean(),
  plans: z.array(PlanSchema),
});

export type ReadPlans =
  | { readonly ok: true; readonly verified: boolean; readonly plans: ReadonlyMap<string, GatePlan> }
  | { readonly ok: false; readonly faults: readonly { readonly place: string; readonly say: string }[] };

/** Reads the plans of a profile from data. */
export function readGatePlans(input: unknown): ReadPlans {
  const read = PlansSchema.safeParse(input);
  if (!read.success) {
    return { ok: false, faults: read.error.issues.map((i) => ({ place: i.path.join("."), say: i.message })) };
  }
  const plans = new Map(read.data.plans.map((plan) => [plan.type, plan] as const));
  if (plans.size < read.data.plans.length)
    return { ok: false, faults: [{ place: "plans", say: "a type stands twice" }] };
  return { ok: true, verified: read.data.verified, plans };
}
