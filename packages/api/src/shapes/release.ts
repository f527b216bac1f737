/** Releases as their orderer sees them, and deliveries as their recipients do. Neither tells of the other's part. */
import { z } from "@hono/zod-openapi";
import { Body, Marking } from "./party.ts";

const Tlp = Marking.shape.tlp;

/** Why values are in a package or not: the step of the handling rule that decided for one recipient. */
const Reason = z.object({
  body: Body.nullable(),
  included: z.boolean(),
  rule: z.string(),
  values: z.array(z.object({ kind: z.string(), value: z.string() })),
});

const Value = z.object({ kind: z.string(), value: z.string(), tlp: Tlp, validUntil: z.string().nullable() });

export const ReleaseSummary = z
  .object({
    id: z.string(),
    at: z.string(),
    audience: z.string(),
    recipients: z.array(Body),
    /** The reports that the orderer saw joined when it gave the order. */
    reports: z.array(z.string()),
    /** The orderer's own part: what of the package it could see itself. A recipient may get more that it is entitled to anyway. */
    values: z.array(Value),
    tlp: Tlp.nullable(),
  })
  .openapi("ReleaseSummary");

export const Release = ReleaseSummary.extend({ reasons: z.array(Reason) }).openapi("Release");
export type Release = z.infer<typeof Release>;

export const ReleasePage = z
  .object({ items: z.array(ReleaseSummary), next: z.string().nullable() })
  .openapi("ReleasePage");

export const DeliverySummary = z
  .object({
    id: z.string(),
    at: z.string(),
    audience: z.string(),
    count: z.number().int(),
    tlp: Tlp.nullable(),
    /** SHA-256 over the lines "kind value tlp" of the whole package, hexadecimal. */
    digest: z.string(),
    /** The how manyth package of this recipient in this audience. */
    version: z.number().int(),
    /** SHA-256 over the bytes of the package in STIX, hexadecimal; null where it holds nothing. */
    packageDigest: z.string().nullable(),
  })
  .openapi("DeliverySummary");

export const Delivery = DeliverySummary.extend({ values: z.array(Value) }).openapi("Delivery");
export type Delivery = z.infer<typeof Delivery>;

/** Values that this body was handed and must share and use no further: the ground on which it had them was taken back. */
export const Recall = z
  .object({
    id: z.string(),
    at: z.string(),
    values: z.array(z.object({ kind: z.string(), value: z.string() })),
    /** The packages of this body in which they stood. */
    deliveries: z.array(z.string()),
  })
  .openapi("Recall");

export const RecallPage = z.object({ items: z.array(Recall), next: z.string().nullable() }).openapi("RecallPage");

export type RecallPage = z.infer<typeof RecallPage>;

export const DeliveryPage = z
  .object({ items: z.array(DeliverySummary), next: z.string().nullable() })
  .openapi("DeliveryPage");
