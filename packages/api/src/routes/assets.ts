/** Registers of assets, and whom a report concerns by ownership. */
import { createRoute, z } from "@hono/zod-openapi";
import { AssetPage, ConcernedList } from "../shapes/asset.ts";
import { Receipt } from "../shapes/report.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const id = z.object({ id: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;

export const listAssets = createRoute({
  method: "get",
  path: "/api/v1/assets",
  summary: "Assets of the own body, and of all for the body that coordinates, newest first, with their history",
  request: {
    query: z.object({
      show: z.enum(["all", "proposed", "approved", "refused", "withdrawn"]).default("all"),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: json(AssetPage, "One page."), ...always },
});

export const proposeAsset = createRoute({
  method: "post",
  path: "/api/v1/assets",
  summary: "Register a range, a system, a domain or a product of the own body; it counts once the office approves it",
  request: {
    headers: idempotencyHeader,
    body: document('A JSON document: {"kind": "cidr" | "asn" | "domain" | "product", "value", "important", "note"}.'),
  },
  responses: recorded,
});

export const answerAsset = createRoute({
  method: "post",
  path: "/api/v1/assets/{id}/answer",
  summary: "Approve or refuse what a body registered",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document('A JSON document: {"answer": "approved" | "refused", "reason"}.'),
  },
  responses: recorded,
});

export const withdrawAsset = createRoute({
  method: "post",
  path: "/api/v1/assets/{id}/withdrawal",
  summary: "Take back an asset of the own body",
  request: { params: id, headers: idempotencyHeader, body: document('A JSON document: {"reason"}.') },
  responses: recorded,
});

export const routeReport = createRoute({
  method: "get",
  path: "/api/v1/reports/{id}/concerned",
  summary:
    "Whom the values of a report and of what is joined with it concern, by approved assets, and whether each may be told",
  request: { params: id },
  responses: { 200: json(ConcernedList, "Bodies and values."), ...always },
});
