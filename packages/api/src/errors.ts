/**
 * The hub's closed list of error codes and the one shape in which every error travels.
 * An error says what to do next and never tells what the reader may not know: a hidden thing and a missing thing are both
 * NOT_FOUND, with the same bytes.
 */
import { z } from "@hono/zod-openapi";

export const ERROR_CODES = [
  "SIGN_IN_REQUIRED",
  "NOT_ALLOWED",
  "MEMBERSHIP_CLOSED",
  "ACT_UNDECLARED",
  "POLICIES_AWAY",
  "ROLES_INCOMPATIBLE",
  "SECOND_PERSON_NEEDED",
  "APPROVAL_CLOSED",
  "PURPOSE_NEEDED",
  "PURPOSE_INCOMPATIBLE",
  "FRESH_PROOF_NEEDED",
  "SECOND_FACTOR_NEEDED",
  "PASSKEY_NEEDED",
  "SIGNATURE_WRONG",
  "NOT_FOUND",
  "PROOF_NOT_YET",
  "IDEMPOTENCY_KEY_MISSING",
  "IDEMPOTENCY_CONFLICT",
  "NOT_UNDERSTOOD",
  "FILED_BY_A_PERSON",
  "FILING_INCOMPLETE",
  "FILING_CONTRADICTS",
  "FILING_MOVED",
  "FILING_BROKEN",
  "MOVED_ON",
  "MEASURE_NOT_NOW",
  "NOT_NOW",
  "CHANGED_MEANWHILE",
  "RELEASE_UNDECIDED",
  "RELEASE_MOVED",
  "NOT_RELEASABLE",
  "LOWER_ORIGINATOR",
  "LOWER_CLOSED",
  "LOWER_CONDITION",
  "LOWER_HELD",
  "LOWER_NOTHING",
  "LOWER_MOVED",
  "ABOVE_CEILING",
  "BAD_REQUEST",
  "BAD_CURSOR",
  "TOO_LARGE",
  "UPLOAD_OFFSET",
  "TOO_BUSY",
  "STORAGE_FULL",
  "DATABASE_AWAY",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const bilingual = z.object({ en: z.string(), ja: z.string() });

/** RFC 9457 problem details, with a stable code, a place in the input and the words for both languages. */
export const Problem = z
  .object({
    code: z.enum(ERROR_CODES),
    status: z.number().int(),
    title: bilingual,
    next: bilingual,
    faults: z.array(z.object({ code: z.string(), place: z.string(), say: bilingual })).optional(),
    retryAfter: z.number().int().optional(),
    /** Of CHANGED_MEANWHILE: what stands now and what was sent, so that nothing of either is lost. */
    versions: z.object({ current: z.unknown(), yours: z.unknown() }).optional(),
  })
  .openapi("Problem");

export type Problem = z.infer<typeof Problem>;
