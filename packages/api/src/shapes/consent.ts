/** Requests for consent between two bodies: what was asked, how it stands, and what came of it. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";

export const ConsentRequest = z
  .object({
    id: z.string(),
    at: z.string(),
    asker: Body,
    asked: Body,
    report: z.string(),
    for: z.enum(["third_party_release", "law_enforcement_use"]),
    recipients: z.array(Body),
    /** Null = all of the report. */
    values: z.array(z.object({ kind: z.string(), value: z.string() })).nullable(),
    until: z.string().nullable(),
    state: z.enum(["open", "granted", "refused", "taken_back", "ended"]),
    reason: z.string(),
    answers: z.array(
      z.object({ kind: z.string(), by: z.string(), body: Body, words: z.string().nullable(), at: z.string() }),
    ),
    /** Of the values that the reader itself sees: how many each recipient may have now. */
    effect: z.array(z.object({ body: Body, of: z.number().int(), may: z.number().int() })),
  })
  .openapi("ConsentRequest");
export type ConsentRequest = z.infer<typeof ConsentRequest>;

export const ConsentRequestPage = z
  .object({ items: z.array(ConsentRequest), next: z.string().nullable() })
  .openapi("ConsentRequestPage");
