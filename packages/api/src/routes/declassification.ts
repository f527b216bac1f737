/** Declassification: proposed by whose label it is, confirmed by a second person, taken back; and the notices of wider terms. */
import { createRoute, z } from "@hono/zod-openapi";
import { LoweringPage, ReportLowerings, WiderTermsPage } from "../shapes/declassification.ts";
import { Receipt } from "../shapes/report.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const one = z.object({ id: z.string() });
const page = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;
const said = (what: string) => ({ headers: idempotencyHeader, body: document(`A JSON document: ${what}.`) });

export const listReportLowerings = createRoute({
  method: "get",
  path: "/api/v1/reports/{id}/declassifications",
  summary: "What was proposed to lower of this report and what came of it, and what its own body may ask for",
  request: { params: one },
  responses: { 200: json(ReportLowerings, "All of them, newest first."), ...always },
});

export const proposeLowering = createRoute({
  method: "post",
  path: "/api/v1/reports/{id}/declassifications",
  summary:
    "Propose to lower the labels of an own report, or of some values of it; nothing changes before it is confirmed",
  request: {
    params: one,
    ...said(
      '{"to": {"tlp", "pap", "lifts": [caveats]}, "values": [{"kind", "value"}], "basis", "reason"}; without `values` all of it',
    ),
  },
  responses: recorded,
});

export const listLowerings = createRoute({
  method: "get",
  path: "/api/v1/declassifications",
  summary: "Proposals of this body and those that it may confirm, newest first",
  request: { query: page },
  responses: { 200: json(LoweringPage, "One page."), ...always },
});

export const answerLowering = createRoute({
  method: "post",
  path: "/api/v1/declassifications/{id}/answer",
  summary: "As a second person: confirm, so that the labels change in this act, or refuse with a reason",
  request: { params: one, ...said('{"answer": "confirmed" | "refused", "reason"}') },
  responses: recorded,
});

export const takeBackLowering = createRoute({
  method: "post",
  path: "/api/v1/declassifications/{id}/withdrawal",
  summary: "Take back a proposal of this body that nobody has answered",
  request: { params: one, ...said("{}") },
  responses: recorded,
});

export const listWiderTerms = createRoute({
  method: "get",
  path: "/api/v1/wider-terms",
  summary: "Values that this body had been handed and that it may use under wider terms now, newest first",
  request: { query: page },
  responses: { 200: json(WiderTermsPage, "One page."), ...always },
});
