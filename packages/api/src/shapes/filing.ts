/** Report once: what is stated of an incident, what is missing for which authority, what was filed and what came back. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body } from "./party.ts";

const FactValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** Null = "not known", which is an answer. */
const Stated = FactValue.nullable();

export const FactShown = z
  .object({
    fact: z.string(),
    name: Bilingual,
    kind: z.string(),
    value: Stated,
    source: z.object({
      kind: z.enum(["register", "report", "person", "answer"]),
      report: z.string().nullable(),
      by: Body,
    }),
    at: z.string(),
    confidence: z.enum(["confirmed", "stated", "estimated"]),
    own: z.boolean(),
    keptFrom: z.array(Body),
    /** Who says otherwise, each by its latest word. */
    otherwise: z.array(z.object({ by: Body, value: Stated, at: z.string() })),
  })
  .openapi("FactShown");
export type FactShown = z.infer<typeof FactShown>;

export const FactQuestion = z
  .object({
    fact: z.string(),
    name: Bilingual,
    ask: Bilingual,
    hint: Bilingual.nullable(),
    kind: z.enum(["text", "longText", "number", "instant", "flag", "choice", "list"]),
    choices: z.array(z.object({ id: z.string(), name: Bilingual })),
    /** The nearest deadline among the forms that ask. */
    due: z.string().nullable(),
    forms: z.array(z.string()),
    /** Whether "not known" is a full answer for all of them. */
    unknownOk: z.boolean(),
  })
  .openapi("FactQuestion");
export type FactQuestion = z.infer<typeof FactQuestion>;

const FormShown = z.object({
  id: z.string(),
  title: Bilingual,
  recipient: Bilingual,
  /** Bodies of this hub that may receive it, the likeliest first. Empty: it goes outside of the hub. */
  recipients: z.array(Body),
  encoding: z.enum(["document", "workbook"]),
  verified: z.boolean(),
  protection: z.array(z.string()),
});

export const RegimeAdvice = z
  .object({
    regime: z.string(),
    name: Bilingual,
    text: Bilingual,
    source: z.string(),
    verified: z.boolean(),
    verdict: z.enum(["yes", "no", "cannot_tell_yet"]),
    /** The comparisons that decided, or those that could not be made. */
    because: z.array(z.object({ name: Bilingual, test: z.string(), wanted: z.string(), found: z.string().nullable() })),
    /** Facts that would decide. */
    missing: z.array(z.object({ fact: z.string(), name: Bilingual })),
  })
  .openapi("RegimeAdvice");

export const DutyShown = z
  .object({
    stage: z.string(),
    regime: Bilingual,
    name: Bilingual,
    text: Bilingual,
    source: z.string(),
    verified: z.boolean(),
    anchorAt: z.string().nullable(),
    until: z.string().nullable(),
    form: z.string().nullable(),
    /** Answers that its form still lacks; null where there is no form. */
    lacking: z.number().int().nullable(),
    met: z.object({ filing: z.string(), at: z.string() }).nullable(),
  })
  .openapi("DutyShown");
export type DutyShown = z.infer<typeof DutyShown>;

export const FilingWord = z
  .object({
    id: z.string(),
    kind: z.enum(["receipt", "question", "answer"]),
    by: Body,
    at: z.string(),
    number: z.string().nullable(),
    text: z.string().nullable(),
    fact: z.object({ fact: z.string(), name: Bilingual }).nullable(),
    answers: z.string().nullable(),
  })
  .openapi("FilingWord");
export type FilingWord = z.infer<typeof FilingWord>;

export const FilingSummary = z
  .object({
    id: z.string(),
    number: z.string(),
    form: z.string(),
    title: Bilingual,
    regime: z.string(),
    version: z.number().int(),
    from: Body,
    /** Null: it went outside of this hub. */
    to: Body.nullable(),
    recipient: Bilingual,
    channel: z.enum(["hub", "outside", "oral"]),
    at: z.string(),
    filer: z.string(),
    sha256: z.string(),
    mediaType: z.string(),
    words: z.array(FilingWord),
    /** Facts that are held otherwise now; its recipient waits for a follow-up. Empty for a recipient. */
    outdated: z.array(Bilingual),
  })
  .openapi("FilingSummary");
export type FilingSummary = z.infer<typeof FilingSummary>;

export const FilingPage = z
  .object({ items: z.array(FilingSummary), next: z.string().nullable() })
  .openapi("FilingPage");
export type FilingPage = z.infer<typeof FilingPage>;

export const FilingDetail = FilingSummary.extend({
  rows: z.array(z.object({ label: Bilingual, text: z.string() })),
  /** Whether the bytes are still those of the hash; anything else is an error. */
  intact: z.literal(true),
}).openapi("FilingDetail");
export type FilingDetail = z.infer<typeof FilingDetail>;

export const CaseFile = z
  .object({
    case: z.object({ id: z.string(), number: z.string(), title: z.string() }),
    duties: z.array(DutyShown),
    ask: z.array(FactQuestion),
    /** Answered with "not known" and asked for by a running duty. */
    unknown: z.array(FactQuestion),
    facts: z.array(FactShown),
    forms: z.array(FormShown),
    advice: z.array(RegimeAdvice),
    filings: z.array(FilingSummary),
    /** Questions of authorities that nobody has answered yet. */
    openQuestions: z.array(z.object({ filing: z.string(), word: FilingWord })),
    /** Facts that were asked of a person, and how many of them more than once. */
    asked: z.object({ questions: z.number().int(), twice: z.number().int() }),
  })
  .openapi("CaseFile");
export type CaseFile = z.infer<typeof CaseFile>;

export const FilingPreview = z
  .object({
    form: z.string(),
    title: Bilingual,
    recipient: Bilingual,
    to: Body.nullable(),
    version: z.number().int(),
    rows: z.array(
      z.object({
        label: Bilingual,
        text: z.string(),
        state: z.enum(["known", "unknown", "not_stated"]),
      }),
    ),
    lacking: z.array(z.object({ fact: z.string(), name: Bilingual })),
    /** Facts of which this recipient is not told because the filer holds them back, or because it may not have them. */
    heldBack: z.array(Bilingual),
    /** Since the last filing of this form to this recipient; null before the first. */
    changes: z
      .array(
        z.object({ name: Bilingual, kind: z.enum(["added", "changed", "removed"]), before: Stated, after: Stated }),
      )
      .nullable(),
    contradicts: z.array(z.object({ name: Bilingual, with: z.string() })),
    /** What is filed has this digest, or it is refused: nobody files what it has not seen. */
    digest: z.string(),
  })
  .openapi("FilingPreview");
export type FilingPreview = z.infer<typeof FilingPreview>;
