/** Acts on reports: consent, withdraw, assess, tell of a sighting. Each under an idempotency key, each with a receipt. */
import { createRoute, z } from "@hono/zod-openapi";
import { ReportActs, SightingPage } from "../shapes/act.ts";
import { Receipt } from "../shapes/report.ts";
import { PriorityMethods } from "../shapes/severity.ts";
import { always, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

/** Taken as bytes: what was sent is what the receipt answers for. */
const document = (schema: string) => ({
  content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
  description: `A JSON document of schema ${schema}.`,
});

const recorded = {
  202: json(
    Receipt,
    "`recorded`, or `rejected` where the act is not this body's to do; then nothing changed. The same for a report that is not there.",
  ),
  ...filing,
} as const;

export const giveConsent = createRoute({
  method: "post",
  path: "/api/v1/consents",
  summary: "Consent to a use or a release of an own report, or pass a withheld one on",
  request: { headers: idempotencyHeader, body: document("consent/1") },
  responses: recorded,
});

export const withdrawConsent = createRoute({
  method: "post",
  path: "/api/v1/withdrawals",
  summary: "Take back answers of an own form, from now on and for later versions",
  request: { headers: idempotencyHeader, body: document("withdrawal/1") },
  responses: recorded,
});

export const assessReport = createRoute({
  method: "post",
  path: "/api/v1/assessments",
  summary: "Say how grave an incident is; the latest assessment of a case counts",
  request: { headers: idempotencyHeader, body: document("assessment/1") },
  responses: recorded,
});

export const listPriorityMethods = createRoute({
  method: "get",
  path: "/api/v1/priority-methods",
  summary: "How a triage priority may be weighed here",
  responses: { 200: json(PriorityMethods, "The first is the one to offer."), ...always },
});

export const recordSightings = createRoute({
  method: "post",
  path: "/api/v1/sightings",
  summary: "Tell of values that were seen, one JSON line each",
  request: {
    headers: idempotencyHeader,
    body: { content: { "application/x-ndjson": { schema: z.any().openapi({ type: "string" }) } } },
  },
  responses: recorded,
});

export const listSightings = createRoute({
  method: "get",
  path: "/api/v1/sightings",
  summary: "Sightings that this reader sent, or that were made at it; last observed first",
  request: {
    query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  responses: { 200: json(SightingPage, "One page."), ...always },
});

export const listReportActs = createRoute({
  method: "get",
  path: "/api/v1/reports/{id}/acts",
  summary: "Consents, withdrawals and assessments of a report that this reader may see",
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: json(ReportActs, "Oldest first."), ...always },
});
