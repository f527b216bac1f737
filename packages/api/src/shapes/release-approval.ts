/** A release that waits, or waited, for a second person: by which rules of the profile, why, for whom, and what came of it. */
import { z } from "@hono/zod-openapi";

export const ReleaseRuleShown = z.object({ id: z.string(), name: z.object({ en: z.string(), ja: z.string() }) });

/** `out`: it went at once; `expired`: nobody answered in time. */
export const RELEASE_STATES = ["out", "waiting", "approved", "refused", "taken_back", "expired"] as const;

export const ReleaseApproval = z
  .object({
    rules: z.array(ReleaseRuleShown),
    /** Why it should go out, by who ordered it. */
    reason: z.string(),
    by: z.string(),
    until: z.string(),
    answeredBy: z.string().nullable(),
    answeredAt: z.string().nullable(),
    answerReason: z.string().nullable(),
    /** May whoever looks let it go or refuse it, and take it back? */
    mayAnswer: z.boolean(),
    mayTakeBack: z.boolean(),
  })
  .openapi("ReleaseApproval");
export type ReleaseApproval = z.infer<typeof ReleaseApproval>;
