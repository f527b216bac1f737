/** Declassification: what of a report may be lowered, what was proposed, what came of it, and what those who had it were told. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";

/** A label as far as it can be lowered. */
export const LabelShown = z.object({ tlp: z.string(), pap: z.string().nullable(), caveats: z.array(z.string()) });

const pair = z.object({ kind: z.string(), value: z.string() });

export const LoweringState = z.enum(["asked", "done", "refused", "taken_back", "expired"]);

export const Lowering = z
  .object({
    id: z.string(),
    report: z.string(),
    owner: Body,
    at: z.string(),
    /** Until when it can be answered. */
    until: z.string(),
    state: LoweringState,
    endedAt: z.string().nullable(),
    by: z.string().nullable(),
    basis: z.string(),
    reason: z.string(),
    /** What is asked for; null = left as it is. */
    to: z.object({ tlp: z.string().nullable(), pap: z.string().nullable(), lifts: z.array(z.string()) }),
    /** Null = all of the report. */
    values: z.array(pair).nullable(),
    /** Every label that it lowers, as it was and as it becomes. */
    labels: z.array(z.object({ from: LabelShown, to: LabelShown })),
    /** Two bodies are asked for. */
    otherBody: z.boolean(),
    answeredBy: z.object({ name: z.string().nullable(), body: Body }).nullable(),
    answerReason: z.string().nullable(),
    mayAnswer: z.boolean(),
    mayTakeBack: z.boolean(),
  })
  .openapi("Lowering");
export type Lowering = z.infer<typeof Lowering>;

export const LoweringPage = z.object({ items: z.array(Lowering), next: z.string().nullable() }).openapi("LoweringPage");

export const ReportLowerings = z
  .object({
    items: z.array(Lowering),
    /** Of the reader's own report what may be asked for; null for a report of somebody else's. */
    offer: z
      .object({
        /** The strictest label on it. */
        tlp: z.string(),
        pap: z.string().nullable(),
        /** Caveats that this body may lift, and those that only somebody else may. */
        liftable: z.array(z.string()),
        held: z.array(z.string()),
        otherBody: z.boolean(),
        /** Kinds of bodies whose person may confirm. */
        kinds: z.array(z.string()),
      })
      .nullable(),
  })
  .openapi("ReportLowerings");
export type ReportLowerings = z.infer<typeof ReportLowerings>;

const Terms = z.object({ tlp: z.string(), pap: z.string().nullable(), terms: z.array(z.string()) });

export const WiderTermsPage = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        values: z.array(pair.extend({ was: Terms, now: Terms })),
        deliveries: z.array(z.string()),
      }),
    ),
    next: z.string().nullable(),
  })
  .openapi("WiderTermsPage");
export type WiderTermsPage = z.infer<typeof WiderTermsPage>;
