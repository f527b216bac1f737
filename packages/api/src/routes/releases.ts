/** Releases: ordered by the coordinating body over what it sees joined, delivered to each recipient by the same rule. */
import { createRoute, z } from "@hono/zod-openapi";
import {
  Delivery,
  DeliveryPage,
  RecallPage,
  ReceivedPage,
  Release,
  ReleasePage,
  ReleasePreview,
  ReportOutcome,
} from "../shapes/release.ts";
import { Receipt } from "../shapes/report.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const page = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const byId = z.object({ id: z.string() });

export const orderRelease = createRoute({
  method: "post",
  path: "/api/v1/releases",
  summary: "Order a release to some bodies, over the reports that the orderer sees joined with one report",
  request: {
    headers: idempotencyHeader,
    body: {
      content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
      description:
        'A JSON document: {"report": id, "to": [bodies], "audience": "…"}, and with "items": [{"kind", "value"}] of those values only, with "previewed": digest only where that is what the preview showed. Where the legal profile asks for a second person it waits for one, and "reason" says why it should go out. The receipt\'s id is the release\'s. An empty "to" is the public, which gets nothing without a declassification.',
    },
  },
  responses: {
    202: json(Receipt, "Recorded; each recipient has its package, unless it waits for a second person."),
    ...filing,
  },
});

export const listReleases = createRoute({
  method: "get",
  path: "/api/v1/releases",
  summary: "Releases that this body ordered, newest first",
  request: { query: page.extend({ show: z.enum(["all", "waiting"]).default("all") }) },
  responses: { 200: json(ReleasePage, "One page."), ...always },
});

export const getRelease = createRoute({
  method: "get",
  path: "/api/v1/releases/{id}",
  summary: "One release, with the part of it that its orderer could see",
  request: { params: byId },
  responses: { 200: json(Release, "The release."), ...always },
});

export const answerRelease = createRoute({
  method: "post",
  path: "/api/v1/releases/{id}/approval",
  summary: "Let a release go that waits for a second person, or refuse it with a reason",
  request: {
    params: byId,
    headers: idempotencyHeader,
    body: document('A JSON document: {"answer": "approved" | "refused", "reason"}.'),
  },
  responses: { 202: json(Receipt, "Recorded; let go, each recipient has its package."), ...filing },
});

export const takeBackRelease = createRoute({
  method: "post",
  path: "/api/v1/releases/{id}/withdrawal",
  summary: "Take back a release that waits for a second person",
  request: { params: byId, headers: idempotencyHeader, body: document("A JSON document: {}.") },
  responses: { 202: json(Receipt, "Recorded."), ...filing },
});

export const listDeliveries = createRoute({
  method: "get",
  path: "/api/v1/deliveries",
  summary: "Packages that were released to this body, newest first",
  request: { query: page },
  responses: { 200: json(DeliveryPage, "One page."), ...always },
});

export const listRecalls = createRoute({
  method: "get",
  path: "/api/v1/recalls",
  summary: "Values that were handed to this body and taken back since, newest first",
  request: { query: page },
  responses: { 200: json(RecallPage, "One page."), ...always },
});

export const getDelivery = createRoute({
  method: "get",
  path: "/api/v1/deliveries/{id}",
  summary: "One package with all its values",
  request: { params: byId },
  responses: { 200: json(Delivery, "The package."), ...always },
});

export const previewRelease = createRoute({
  method: "post",
  path: "/api/v1/releases/preview",
  summary:
    "What these bodies would get of what the asker itself sees, and why; nothing goes out, that it was asked goes on record",
  request: { body: document('A JSON document: {"report", "to": [bodies], "items": [{"kind", "value"}]}.') },
  responses: { 200: json(ReleasePreview, "As an order now would freeze it."), ...filing },
});

export const acknowledgeDelivery = createRoute({
  method: "post",
  path: "/api/v1/deliveries/{id}/acknowledgement",
  summary: "Say that this body has its package; the office that ordered it reads so",
  request: { params: byId, headers: idempotencyHeader, body: document("An empty JSON document: {}.") },
  responses: { 202: json(Receipt, "Recorded; a second time it is rejected and changes nothing."), ...filing },
});

export const listReceived = createRoute({
  method: "get",
  path: "/api/v1/received",
  summary: "Values that were released to this body, as they stand now; the last that came first",
  request: { query: page.extend({ kind: z.string().optional() }) },
  responses: { 200: json(ReceivedPage, "One page."), ...always },
});

export const getReportOutcome = createRoute({
  method: "get",
  path: "/api/v1/reports/{id}/outcome",
  summary: "What became of a report of this body's own: to what kinds of bodies its values went, and what came of them",
  request: { params: byId },
  responses: { 200: json(ReportOutcome, "As far as it may be told."), ...always },
});
