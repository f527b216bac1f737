/** Pairs of reports as one reader sees them. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body, Suggested } from "./party.ts";
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

/** An incident by one of its reports, and how many of its reports this reader sees. */
const SeenIncident = z.object({ report: ReportSummary, reports: z.number().int() });

/** One root (a contractor, a product, a flaw) and its many victims; never the same incident, nor a campaign for that. */
export const VendorWave = z
  .object({
    root: z.object({ kind: z.enum(["vendor", "product", "flaw"]), name: z.string() }),
    /** Different organisations that this reader sees hit. */
    victims: z.number().int(),
    incidents: z.array(SeenIncident),
    /** Days of the first and the last report. */
    from: z.string(),
    to: z.string(),
    reasons: z.array(z.object({ code: z.enum(["ROOT_NAMED", "TOGETHER", "ROOT_REPORTED"]), say: Bilingual })),
    suggested: Suggested,
  })
  .openapi("VendorWave");
export type VendorWave = z.infer<typeof VendorWave>;

/** Relations between incidents that are not one: an adversary's campaigns, and waves through one root. */
export const CampaignList = z
  .object({
    waves: z.array(VendorWave),
    campaigns: z.array(
      z.object({
        id: z.string(),
        incidents: z.array(SeenIncident),
        reasons: z.array(
          z.object({
            code: z.enum(["SHARED_INFRASTRUCTURE", "SHARED_WAYS"]),
            kind: z.string(),
            value: z.string(),
            incidents: z.number().int(),
            bits: z.number(),
            say: Bilingual,
          }),
        ),
        suggested: Suggested,
      }),
    ),
  })
  .openapi("CampaignList");
export type CampaignList = z.infer<typeof CampaignList>;

export const SaidPage = z.object({ items: z.array(Said), next: z.string().nullable() }).openapi("SaidPage");
