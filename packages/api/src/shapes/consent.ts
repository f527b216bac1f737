/** Requests for consent between two bodies: what was asked, how it stands, and what came of it. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";

export const ConsentRequest = z
  .object({
    id: z.string(),
    at: z.string(),
    asker: Body,
    asked: Body,
    /** Nobody asked: the `asked` body said by itself that the `asker` may name it. */
    offered: z.boolean(),
    /** Null: it stands in another body's report, which is not shown. */
    report: z.string().nullable(),
    /** `victim_naming`: whether the asked body may be named as the victim, with which facts. */
    for: z.enum(["third_party_release", "law_enforcement_use", "victim_naming"]),
    recipients: z.array(Body),
    /** Of a `victim_naming`: kinds of bodies and groups that may be told beside the recipients. */
    kinds: z.array(z.string()),
    groups: z.array(z.string()),
    /** Of a `victim_naming`: facts that may be told; null for all else. */
    fields: z.array(z.enum(["name", "sector", "region", "system", "occurred", "values"])).nullable(),
    /** Of a `victim_naming` that was granted: the consent, as an order names it; null for all else. */
    consent: z.string().nullable(),
    /** Of a `victim_naming`: to whom the victim was named, and whether that is over. */
    told: z.array(z.object({ body: Body, fields: z.array(z.string()), at: z.string(), over: z.boolean() })),
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
