/** Cases as one reader sees them, and the board on which they stand. */
import { z } from "@hono/zod-openapi";
import { Assessment } from "./act.ts";
import { Fire, Latency } from "./fires.ts";
import { VendorWave } from "./link.ts";
import { Bilingual, Body, Marking, Suggested } from "./party.ts";
import { ReportSummary, ViewLink } from "./report.ts";

export const CaseSummary = z
  .object({
    id: z.string(),
    number: z.string(),
    title: z.string(),
    incidentType: z.string().nullable(),
    sector: z.string().nullable(),
    openedAt: z.string(),
    openedBy: z.object({ kind: z.enum(["standing_order", "person"]), name: z.string() }),
    lead: Body,
    marking: Marking,
    /** Visible reports in the reader's own view of the case. */
    reports: z.number().int(),
    /** Bodies or lists through which those reports were notified. */
    senders: z.number().int(),
    /** The assessment that counts: the latest that this reader sees; null before the first. */
    severity: Assessment.nullable(),
    fires: z.array(Fire),
    waitsFor: z.object({ whom: Bilingual, since: z.string(), hop: z.string() }).nullable(),
  })
  .openapi("CaseSummary");
export type CaseSummary = z.infer<typeof CaseSummary>;

/** One mark on the case's time axis. */
export const Mark = z
  .object({
    lane: z.enum(["events", "reports", "decisions", "clocks"]),
    at: z.string(),
    /** True when only the day is known: `at` is its midnight in UTC, and no clock time may be shown. */
    day: z.boolean().optional(),
    label: Bilingual,
    reportId: z.string().nullable(),
  })
  .openapi("Mark");
export type Mark = z.infer<typeof Mark>;

export const ScaleSuggestion = z
  .object({
    scale: z.string(),
    name: Bilingual,
    value: z.string(),
    source: z.string(),
    verified: z.boolean(),
    suggested: Suggested,
  })
  .openapi("ScaleSuggestion");

export const CaseDetail = CaseSummary.extend({
  founding: ReportSummary.nullable(),
  /** The other reports of the reader's view, each with the link that brought it here and why. */
  members: z.array(ViewLink),
  /** Every pair of its reports that this reader's evidence joins, with its bits. */
  links: z.array(z.object({ a: z.string(), b: z.string(), score: z.number() })),
  participants: z.array(z.object({ body: Body, namedAt: z.string(), acknowledgedAt: z.string().nullable() })),
  axis: z.array(Mark),
  /** Every assessment that this reader sees, the latest first. */
  assessments: z.array(Assessment),
  /** What other countries' scales might say; never a conversion. */
  otherScales: z.array(ScaleSuggestion),
  /** How much haste a campaign adds, as far as this reader sees one; null in none. */
  campaign: z
    .object({
      incidents: z.number().int(),
      points: z.number(),
      /** The priority's score with the points; null without a score. */
      lifted: z.number().nullable(),
      verified: z.boolean(),
      /** What its incidents have in common, strongest first, at most five. */
      reasons: z.array(Bilingual),
    })
    .nullable(),
  /** Vendor waves in which it is one victim's incident, as far as this reader sees them. Nothing is joined for them. */
  waves: z.array(VendorWave),
  indicators: z.object({ received: z.number().int(), distinct: z.number().int(), expired: z.number().int() }),
}).openapi("CaseDetail");
export type CaseDetail = z.infer<typeof CaseDetail>;

export const CasePage = z.object({ items: z.array(CaseSummary), next: z.string().nullable() }).openapi("CasePage");

export const Board = z
  .object({
    cases: z.array(CaseSummary),
    /** Number of open cases that this reader may see. */
    open: z.number().int(),
    /** There are no more than `open`, and perhaps fewer: more cases are open than are looked at one by one. */
    openAtMost: z.boolean(),
    arrivals: z.array(ReportSummary),
    latency: Latency,
  })
  .openapi("Board");
export type Board = z.infer<typeof Board>;
