/**
 * How long what is kept is kept: classes as data, each with the rule of its disposal and who approves it. The first class that
 * fits is taken, and the last one fits everything, so that nothing is without a class. untrusted: a file.
 */
import { z } from "zod";

const Said = z.strictObject({ en: z.string().min(1), ja: z.string().min(1) });

const PlanSchema = z
  .strictObject({
    schema: z.literal("retention-plan/1"),
    id: z.string().min(1).max(60),
    source: z.string().min(1),
    verified: z.boolean(),
    classes: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
          name: Said,
          /** What must hold of a record; an empty rule holds of every one. */
          covers: z.strictObject({
            kinds: z.array(z.string().min(1)).min(1).optional(),
            formats: z.array(z.string().min(1)).min(1).optional(),
            historical: z.boolean().optional(),
          }),
          keepDays: z
            .number()
            .int()
            .min(1)
            .max(365 * 100),
          /** From when the days run: the receipt, or the closing of its last case where that is later; an open case keeps it. */
          anchor: z.enum(["received", "case_closed"]),
          approver: z.strictObject({
            /** The kinds of bodies whose people may approve, and in which roles. */
            bodies: z.array(z.string().min(1)).min(1),
            roles: z.array(z.string().min(1)).min(1),
            otherOrganisation: z.boolean(),
          }),
        }),
      )
      .min(1),
  })
  .refine((p) => Object.keys(p.classes.at(-1)?.covers ?? { none: true }).length === 0, {
    path: ["classes"],
    message: "the last class covers everything",
  })
  .refine((p) => new Set(p.classes.map((c) => c.id)).size === p.classes.length, {
    path: ["classes"],
    message: "a class stands twice",
  });

export type RetentionPlan = z.infer<typeof PlanSchema>;
export type RetentionClass = RetentionPlan["classes"][number];

export type ReadRetention =
  | { readonly ok: true; readonly plan: RetentionPlan }
  | { readonly ok: false; readonly faults: readonly { readonly place: string; readonly say: string }[] };

export function readRetentionPlan(input: unknown): ReadRetention {
  const read = PlanSchema.safeParse(input);
  if (read.success) return { ok: true, plan: read.data };
  return { ok: false, faults: read.error.issues.map((i) => ({ place: i.path.join("."), say: i.message })) };
}

/** What of a record decides how long it is kept. */
export interface KeptRecord {
  readonly kind: string;
  readonly format: string;
  readonly historical: boolean;
  readonly receivedAt: string;
  /** When each of its cases was closed; null for one that is open. */
  readonly cases: readonly (string | null)[];
}

export function classOf(plan: RetentionPlan, record: KeptRecord): RetentionClass {
  const fits = plan.classes.find(
    ({ covers }) =>
      (covers.kinds === undefined || covers.kinds.includes(record.kind)) &&
      (covers.formats === undefined || covers.formats.includes(record.format)) &&
      (covers.historical === undefined || covers.historical === record.historical),
  );
  if (fits === undefined) throw new Error("a plan's last class covers everything");
  return fits;
}

const DAY = 86_400_000;

/** From when a record may be disposed of; null while something keeps it open. */
export function dueAt(kept: RetentionClass, record: KeptRecord): string | null {
  let from = Date.parse(record.receivedAt);
  if (kept.anchor === "case_closed")
    for (const closed of record.cases) {
      if (closed === null) return null;
      from = Math.max(from, Date.parse(closed));
    }
  return new Date(from + kept.keepDays * DAY).toISOString();
}
