/** What bodies own, with its history, and whom a report concerns by it. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";

const STATES = ["proposed", "approved", "refused", "withdrawn"] as const;

export const Asset = z
  .object({
    id: z.string(),
    body: Body,
    kind: z.enum(["cidr", "asn", "domain", "product"]),
    value: z.string(),
    /** A computer or service on which critical infrastructure hangs. */
    important: z.boolean(),
    note: z.string().nullable(),
    state: z.enum(STATES),
    at: z.string(),
    history: z.array(z.object({ kind: z.enum(STATES), reason: z.string().nullable(), by: Body, at: z.string() })),
  })
  .openapi("Asset");
export type Asset = z.infer<typeof Asset>;

export const AssetPage = z.object({ items: z.array(Asset), next: z.string().nullable() }).openapi("AssetPage");

export const Concerned = z
  .object({
    body: Body,
    values: z.array(
      z.object({
        kind: z.string(),
        value: z.string(),
        why: z.enum(["address_in_range", "range_overlaps", "name_under_domain", "same_system", "same_product"]),
        asset: z.string(),
        important: z.boolean(),
        /** Could this body be told of it now, by the rule that a release follows? */
        mayReceive: z.boolean(),
      }),
    ),
  })
  .openapi("Concerned");

export const ConcernedList = z.object({ items: z.array(Concerned) }).openapi("ConcernedList");
