/** What oversight reads and says: the register, inspections, words, reports, issues of the public statistics. */
import { z } from "@hono/zod-openapi";
import { Opening, Touched } from "./inspection.ts";
import { Bilingual, Body } from "./party.ts";
import { RecordedEntry } from "./role.ts";

/** One recorded act of the register; every figure of a report names those that it counts. */
export const RegisterAct = z
  .object({
    id: z.string(),
    act: z.string(),
    at: z.string(),
    /** The request, inspection or word that it belongs to. */
    subject: z.string(),
    number: z.string(),
    /** The provision, as the profile names it; null where its rules find none. */
    provision: z.string().nullable(),
    extension: z.boolean(),
  })
  .openapi("RegisterAct");
export type RegisterAct = z.infer<typeof RegisterAct>;

export const Register = z
  .object({
    profile: z.object({
      id: z.string(),
      name: Bilingual,
      source: z.string(),
      verified: z.boolean(),
      provisions: z.array(z.object({ id: z.string(), name: Bilingual })),
      words: z.array(z.object({ act: z.string(), provision: z.string(), name: Bilingual })),
    }),
    exercise: z.boolean(),
    requests: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        type: z.string(),
        asker: Body,
        askedAt: z.string(),
        provision: z.string().nullable(),
        prolongs: z.string().nullable(),
        validUntil: z.string().nullable(),
        standing: z.enum(["waiting", "approved", "ended", "refused", "revoked", "withdrawn", "emergency", "not_asked"]),
        acts: z.array(RegisterAct),
      }),
    ),
    own: z.array(RegisterAct),
  })
  .openapi("Register");
export type Register = z.infer<typeof Register>;

const Scope = z.object({
  body: Body.nullable(),
  act: z.string().nullable(),
  subject: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** What else than reports it may open: what sensors kept of communications, and files as they are. */
  traffic: z.boolean(),
  files: z.boolean(),
});

export const Inspection = z
  .object({
    id: z.string(),
    number: z.number().int(),
    way: z.enum(["sample", "target"]),
    scope: Scope,
    /** In hexadecimal digits: with it the sample can be drawn again. */
    seed: z.string(),
    /** How many entries there were to draw from. */
    population: z.number().int(),
    items: z.number().int(),
    by: z.string().nullable(),
    at: z.string(),
    outcome: z.enum(["in_order", "not_in_order"]).nullable(),
    closedAt: z.string().nullable(),
  })
  .openapi("Inspection");
export type Inspection = z.infer<typeof Inspection>;

export const InspectionList = z.object({ items: z.array(Inspection) }).openapi("InspectionList");

export const InspectionDetail = Inspection.extend({
  reason: z.string().nullable(),
  entries: z.array(RecordedEntry),
  /** What its items touch and may be opened; empty once it is closed. */
  touched: z.array(Touched),
  /** What was opened under it, oldest first. */
  openings: z.array(Opening),
  words: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["finding", "closing"]),
      outcome: z.enum(["in_order", "not_in_order"]).nullable(),
      words: z.string().nullable(),
      by: z.string().nullable(),
      at: z.string(),
    }),
  ),
}).openapi("InspectionDetail");
export type InspectionDetail = z.infer<typeof InspectionDetail>;

export const OversightWord = z
  .object({
    id: z.string(),
    number: z.number().int(),
    kind: z.enum(["notice", "demand", "recommendation"]),
    /** What the law calls it. */
    provision: z.string().nullable(),
    name: Bilingual.nullable(),
    from: Body,
    to: Body,
    mine: z.boolean(),
    words: z.string().nullable(),
    answerBy: z.string().nullable(),
    overdue: z.boolean(),
    at: z.string(),
    /** What it rests on; null for the body that it is said to. */
    inspection: z.string().nullable(),
    measure: z.string().nullable(),
    answers: z.array(
      z.object({ id: z.string(), words: z.string().nullable(), by: z.string().nullable(), at: z.string() }),
    ),
  })
  .openapi("OversightWord");
export type OversightWord = z.infer<typeof OversightWord>;
export const OversightWordList = z.object({ items: z.array(OversightWord) }).openapi("OversightWordList");

const Figure = z.object({
  id: z.string(),
  title: Bilingual,
  count: z.number().int(),
  /** Ids of the acts that it counts. */
  acts: z.array(z.string()),
});

export const StatutoryReport = z
  .object({
    title: Bilingual,
    basis: z.string(),
    verified: z.boolean(),
    standing: z.enum(["statutory", "exercise"]),
    period: z.object({ from: z.string(), to: z.string() }),
    items: z.array(
      z.object({
        id: z.string(),
        title: Bilingual,
        figures: z.array(Figure),
        /** Null where the law asks for no words. */
        overview: z.string().nullable(),
      }),
    ),
    /** Acts that stand under no provision: a report is not frozen before there are none. */
    unclassified: z.array(z.string()),
    /** Every act that a figure names. */
    acts: z.array(RegisterAct),
    /** SHA-256 of the frozen bytes; null for what is counted just now. */
    digest: z.string().nullable(),
    number: z.number().int().nullable(),
    /** What was frozen is what it was frozen as; null for what is counted just now. */
    whole: z.boolean().nullable(),
  })
  .openapi("StatutoryReport");
export type StatutoryReport = z.infer<typeof StatutoryReport>;

export const FrozenReportList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        number: z.number().int(),
        from: z.string(),
        to: z.string(),
        digest: z.string(),
        by: z.string().nullable(),
        at: z.string(),
      }),
    ),
  })
  .openapi("FrozenReportList");
export type FrozenReportList = z.infer<typeof FrozenReportList>;

export const ComplaintList = z
  .object({
    /** What every complainant is told, whatever was found: it neither confirms nor denies. */
    answer: Bilingual,
    items: z.array(
      z.object({
        id: z.string(),
        number: z.number().int(),
        by: z.string().nullable(),
        at: z.string(),
        who: z.string().nullable(),
        words: z.string().nullable(),
        /** For the commission alone. */
        found: z.array(
          z.object({
            value: z.string(),
            assertions: z.number().int(),
            bodies: z.number().int(),
            sightings: z.number().int(),
            firstAt: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .openapi("ComplaintList");
export type ComplaintList = z.infer<typeof ComplaintList>;

export const IssueList = z
  .object({
    /** Where the public finds them; null in an exercise, which publishes nothing. */
    path: z.string().nullable(),
    items: z.array(
      z.object({ number: z.number().int(), from: z.string(), to: z.string(), digest: z.string(), at: z.string() }),
    ),
  })
  .openapi("IssueList");
export type IssueList = z.infer<typeof IssueList>;
