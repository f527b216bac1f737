/** Pairs of reports as one reader sees them. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";
import { Reason, ReportSummary } from "./report.ts";

export const Proposal = z
  .object({
    a: ReportSummary,
    b: ReportSummary,
    score: z.number(),
    /** The waterfall: sums to the score, in bits. */
    reasons: z.array(Reason),
  })
  .openapi("Proposal");
export type Proposal = z.infer<typeof Proposal>;

export const ProposalPage = z
  .object({
    items: z.array(Proposal),
    /** How many there are among the newest reports. */
    total: z.number().int(),
  })
  .openapi("ProposalPage");
export type ProposalPage = z.infer<typeof ProposalPage>;

export const Said = z
  .object({
    id: z.string(),
    a: z.string(),
    b: z.string(),
    says: z.enum(["same", "apart", "revoked"]),
    why: z.string().nullable(),
    at: z.string(),
    by: z.object({ name: z.string(), body: Body }),
  })
  .openapi("Said");
export type Said = z.infer<typeof Said>;

export const SaidPage = z.object({ items: z.array(Said), next: z.string().nullable() }).openapi("SaidPage");
