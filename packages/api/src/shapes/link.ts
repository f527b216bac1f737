/** Pairs of reports as one reader sees them. */
import { z } from "@hono/zod-openapi";
import { Body, Suggested } from "./party.ts";
import { Reason, ReportSummary } from "./report.ts";

export const Proposal = z
  .object({
    a: ReportSummary,
    b: ReportSummary,
    score: z.number(),
    /** The waterfall: sums to the score, in bits. */
    reasons: z.array(Reason),
    suggested: Suggested,
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
    /** What the two reports are called, where this reader sees their texts. */
    titles: z.object({ a: z.string().nullable(), b: z.string().nullable() }),
    says: z.enum(["same", "apart", "revoked"]),
    why: z.string().nullable(),
    at: z.string(),
    by: z.object({ name: z.string(), body: Body }),
  })
  .openapi("Said");
export type Said = z.infer<typeof Said>;

/** Incidents that share an adversary's rare infrastructure or ways; never the same incident for that. */
export const CampaignList = z
  .object({
    campaigns: z.array(
      z.object({
        id: z.string(),
        /** Each incident by one of its reports, and how many of its reports this reader sees. */
        incidents: z.array(z.object({ report: ReportSummary, reports: z.number().int() })),
        reasons: z.array(
          z.object({
            code: z.enum(["SHARED_INFRASTRUCTURE", "SHARED_WAYS"]),
            kind: z.string(),
            value: z.string(),
            incidents: z.number().int(),
            bits: z.number(),
          }),
        ),
        suggested: Suggested,
      }),
    ),
  })
  .openapi("CampaignList");
export type CampaignList = z.infer<typeof CampaignList>;

export const SaidPage = z.object({ items: z.array(Said), next: z.string().nullable() }).openapi("SaidPage");
