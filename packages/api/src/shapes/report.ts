/** Reports, receipts and what was understood of a file. Counts are counts of visible rows. */
import { z } from "@hono/zod-openapi";
import { DeskEntry } from "./desk.ts";
import { Bilingual, Body, Marking } from "./party.ts";

export const Fault = z.object({ code: z.string(), place: z.string(), say: Bilingual }).openapi("Fault");

export const Receipt = z
  .object({
    id: z.string(),
    outcome: z.enum(["created", "amended", "replayed", "conflict", "recorded", "rejected", "withheld"]),
    /** The report that the receipt speaks of; for replayed, the first one. */
    reportId: z.string().nullable(),
    /** All reports of the submission, in file order (a bundle can hold several). */
    reportIds: z.array(z.string()),
    version: z.number().int().nullable(),
    receivedAt: z.string(),
    /** What was refused of the file while the rest went in. */
    refused: z.array(Fault),
  })
  .openapi("Receipt");
export type Receipt = z.infer<typeof Receipt>;

/** Receipts of a body; the title is that of the report, where the receipt speaks of one that this reader sees. */
export const ReceiptPage = z
  .object({
    items: z.array(Receipt.extend({ title: z.string().nullable() })),
    next: z.string().nullable(),
  })
  .openapi("ReceiptPage");

export const Span = z
  .object({
    from: z.string(),
    to: z.string(),
    precision: z.enum(["day", "hour", "minute", "second"]),
    approximate: z.boolean(),
  })
  .openapi("Span");

export const ReportSummary = z
  .object({
    id: z.string(),
    title: z.string(),
    kind: z.string(),
    format: z.string(),
    incidentType: z.string().nullable(),
    sender: Body,
    /** Whose report it is, where a desk filed it for another body. */
    originator: Body.optional(),
    /** When it was entered, where its receipt time was stated from a paper log. */
    enteredAt: z.string().optional(),
    /** The list that a notice stands on, where its sender collects lists. */
    list: z.string().optional(),
    marking: Marking,
    receivedAt: z.string(),
    noticedAt: z.string().nullable(),
    occurred: Span.nullable(),
    version: z.number().int(),
    historical: z.boolean(),
    /** Visible items. */
    items: z.number().int(),
    /** The case it is pinned to, if this reader sees one. */
    case: z.object({ id: z.string(), number: z.string() }).nullable(),
    linkedAt: z.string().nullable(),
  })
  .openapi("ReportSummary");
export type ReportSummary = z.infer<typeof ReportSummary>;

export const Item = z
  .object({
    id: z.string(),
    ref: z.string(),
    kind: z.string(),
    value: z.string(),
    indicator: z.boolean(),
    marking: Marking,
    validUntil: z.string().nullable(),
    observedAt: z.string().nullable(),
    /** Other visible reports that hold the same value. */
    alsoIn: z.number().int(),
  })
  .openapi("Item");
export type Item = z.infer<typeof Item>;

export const UnderstoodField = z
  .object({ place: z.string(), label: z.string(), raw: z.string(), read: z.string().nullable() })
  .openapi("UnderstoodField");

/** One reason of a score. The reasons of a link sum to its score, in bits. */
export const Reason = z
  .object({ feature: z.string(), code: z.string(), say: Bilingual, bits: z.number() })
  .openapi("Reason");

export const ViewLink = z
  .object({ report: ReportSummary, score: z.number(), reasons: z.array(Reason) })
  .openapi("ViewLink");
export type ViewLink = z.infer<typeof ViewLink>;

export const ReportDetail = ReportSummary.extend({
  subject: z.object({
    name: z.string().nullable(),
    country: z.string().nullable(),
    region: z.string().nullable(),
    sector: z.string().nullable(),
  }),
  fields: z.array(UnderstoodField),
  narrative: z.array(z.object({ label: z.string(), text: z.string() })),
  itemList: z.array(Item),
  refused: z.array(Fault),
  links: z.array(ViewLink),
  raw: z.object({ mediaType: z.string(), bytes: z.number().int() }).nullable(),
  /** How it came to be filed, where a desk filed it; its first version only. */
  desk: DeskEntry.optional(),
}).openapi("ReportDetail");
export type ReportDetail = z.infer<typeof ReportDetail>;

/** A dry run: what the hub would understand of this file. Nothing is stored. */
export const Understood = z
  .object({
    format: z.string().nullable(),
    accepted: z.boolean(),
    reports: z.array(
      z.object({
        title: z.string(),
        kind: z.string(),
        incidentType: z.string().nullable(),
        sourceId: z.string().nullable(),
        tlp: Marking.shape.tlp,
        fields: z.array(UnderstoodField),
        items: z.array(
          z.object({
            place: z.string(),
            kind: z.string(),
            value: z.string(),
            raw: z.string(),
            indicator: z.boolean(),
            validUntil: z.string().nullable(),
          }),
        ),
      }),
    ),
    refused: z.array(Fault),
  })
  .openapi("Understood");
export type Understood = z.infer<typeof Understood>;

export const ReportPage = z
  .object({ items: z.array(ReportSummary), next: z.string().nullable() })
  .openapi("ReportPage");

/** How far this reader has reason to believe a value, from what it sees alone. */
export const Believed = z.object({
  /** 10 to 90, a step of the scale of STIX 2.1 appendix A. */
  confidence: z.number().int(),
  /** How many said it independently. */
  origins: z.number().int(),
  /** What bodies that acted on it say came of it, newest first. */
  effects: z.array(z.object({ effect: z.string(), at: z.string(), body: Body })),
});
export type Believed = z.infer<typeof Believed>;

export const Indicator = Believed.extend({
  id: z.string(),
  kind: z.string(),
  value: z.string(),
  /** Null where this reader may have the value but not know who reported it. */
  report: z.object({ id: z.string(), title: z.string() }).nullable(),
  sender: Body.nullable(),
  marking: Marking,
  receivedAt: z.string(),
  validUntil: z.string().nullable(),
  expired: z.boolean(),
  /** On a warning list of this realm: common and harmless by itself. */
  listed: z.boolean(),
}).openapi("Indicator");
export type Indicator = z.infer<typeof Indicator>;

export const IndicatorPage = z
  .object({ items: z.array(Indicator), next: z.string().nullable() })
  .openapi("IndicatorPage");

/** How this reader sees its reports joined: every visible report is in exactly one group. */
export const Groups = z
  .object({
    groups: z.array(
      z.array(
        z.object({
          /** The report's id; its text may be out of this reader's sight where its values are not. */
          report: z.string(),
          /** Visible indicators. */
          indicators: z.number().int(),
          own: z.boolean(),
          /** How many items its owner says that it keeps to itself; null where it says nothing. */
          existence: z.number().int().nullable(),
        }),
      ),
    ),
    /** True when there are older reports that this answer does not hold. */
    more: z.boolean(),
  })
  .openapi("Groups");
export type Groups = z.infer<typeof Groups>;
