/** Requests between bodies (for information, for action), as asker and asked see them. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";

export const INQUIRY_KINDS = ["information", "action", "materials"] as const;

export const InquiryWord = z
  .object({
    id: z.string(),
    kind: z.enum(["answer", "refusal", "reminder", "withdrawal"]),
    at: z.string(),
    by: z.object({ name: z.string(), body: Body }),
    words: z.string(),
    /** The report that an answer became. */
    report: z.string().nullable(),
  })
  .openapi("InquiryWord");

export const Inquiry = z
  .object({
    id: z.string(),
    kind: z.enum(INQUIRY_KINDS),
    /** Of a request for materials: the article by which the office asks. */
    basis: z.string().nullable(),
    asker: Body,
    asked: Body,
    mine: z.boolean(),
    question: z.string(),
    values: z.array(z.object({ kind: z.string(), value: z.string() })),
    /** Null for who is asked without being in the room of the case. */
    case: z.object({ id: z.string(), number: z.string() }).nullable(),
    at: z.string(),
    due: z.string().nullable(),
    late: z.boolean(),
    state: z.enum(["open", "answered", "refused", "withdrawn"]),
    version: z.number().int(),
    release: z
      .object({ country: z.string(), legalBasis: z.string(), humanRights: z.string(), caveats: z.array(z.string()) })
      .nullable(),
    words: z.array(InquiryWord),
  })
  .openapi("Inquiry");
export type Inquiry = z.infer<typeof Inquiry>;

export const InquiryPage = z.object({ items: z.array(Inquiry), next: z.string().nullable() }).openapi("InquiryPage");
