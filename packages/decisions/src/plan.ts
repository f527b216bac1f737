/**
 * Reads how the gates of some legal profiles stand, as data. A type that is not named is closed: there is no plan to go by; where
 * nobody knows what the law asks for, the file says so. Trusts nothing of the file; an emergency for communications is refused
 * whatever the data say.
 */
import { z } from "zod";
import { EFFECTS_SAID, type EffectSaid, type GatePlan, MEASURE_TYPES, type MeasureType } from "./contract/index.ts";

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
    afterHarm: z
      .strictObject({
        on: z.array(z.enum(EFFECTS_SAID)).min(1),
        approvals: z.number().int().min(0).max(10),
        legalReview: z.boolean(),
        withinMinutes: Minutes.min(1).nullable(),
      })
      .nullable(),
  })
  .refine((plan) => plan.type !== "acquire_communications" || plan.emergencyExPostMinutes === null, {
    path: ["emergencyExPostMinutes"],
    message: "communications are never acquired in an emergency",
  });

const Why = z.strictObject({ en: z.string().min(1), ja: z.string().min(1) });

const PlansSchema = z.strictObject({
  schema: z.literal("gate-plans/2"),
  id: z.string().min(1),
  /** The legal profiles whose gates these are; none: for every profile that no other file names. */
  profiles: z.array(z.string().min(1)),
  source: z.string().min(1),
  verified: z.boolean(),
  plans: z.array(PlanSchema),
  /** Types of which nobody has said here what the law asks for: closed, and said so. */
  unknown: z.array(z.strictObject({ type: z.enum(MEASURE_TYPES), why: Why })),
});

/** How measures are gated under some legal profiles. */
export interface Gates {
  readonly id: string;
  readonly profiles: readonly string[];
  /** Did somebody hold them against the law? Else screens say that they are assumptions. */
  readonly verified: boolean;
  readonly plans: ReadonlyMap<string, GatePlan>;
  readonly unknown: readonly { readonly type: MeasureType; readonly why: z.infer<typeof Why> }[];
}

export type ReadPlans =
  | { readonly ok: true; readonly gates: Gates }
  | { readonly ok: false; readonly faults: readonly { readonly place: string; readonly say: string }[] };

/** Reads one file of gates. A type is planned or unknown, never both and never twice. */
export function readGatePlans(input: unknown): ReadPlans {
  const read = PlansSchema.safeParse(input);
  if (!read.success) {
    return { ok: false, faults: read.error.issues.map((i) => ({ place: i.path.join("."), say: i.message })) };
  }
  const { plans: list, schema: _, source: __, ...rest } = read.data;
  const types = [...list, ...rest.unknown].map((p) => p.type);
  if (new Set(types).size < types.length)
    return { ok: false, faults: [{ place: "plans", say: "a type stands twice" }] };
  return { ok: true, gates: { ...rest, plans: new Map(list.map((plan) => [plan.type, plan] as const)) } };
}

/**
 * The gates of a legal profile: those of the file that names it, else the one that serves whatever nobody names.
 * @param profile null for a realm that was founded without one
 */
export function gatesFor(profile: string | null, all: readonly Gates[]): Gates {
  const named = profile === null ? undefined : all.find((g) => g.profiles.includes(profile));
  const neutral = all.find((g) => g.profiles.length === 0);
  if (!neutral) throw new Error("there are no gates for a profile that no file names");
  return named ?? neutral;
}

/**
 * The plan with what earlier effects on the same target ask of it.
 * @param earlier what recipients said, as far as whoever decides may see it
 * @param now the realm's time
 */
export function planAfter(
  plan: GatePlan,
  earlier: readonly { readonly said: EffectSaid; readonly at: string }[],
  now: string,
): GatePlan {
  const { afterHarm } = plan;
  if (afterHarm === null) return plan;
  const since = afterHarm.withinMinutes === null ? null : Date.parse(now) - afterHarm.withinMinutes * 60_000;
  const counts = earlier.some((e) => afterHarm.on.includes(e.said) && (since === null || Date.parse(e.at) > since));
  if (!counts) return plan;
  const approval = { ...plan.approval, quorum: plan.approval.quorum + afterHarm.approvals };
  return { ...plan, approval, legalReview: plan.legalReview || afterHarm.legalReview };
}
