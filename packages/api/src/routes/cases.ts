/** Cases, the board and the office's own scorecard. */
import { createRoute, z } from "@hono/zod-openapi";
import { Board, CaseDetail, CasePage } from "../shapes/case.ts";
import { Latency } from "../shapes/fires.ts";
import { Groups, Receipt } from "../shapes/report.ts";
import { always, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const paging = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

export const getBoard = createRoute({
  method: "get",
  path: "/api/v1/board",
  summary: "What is open, what is arriving, and how long the word takes",
  responses: { 200: json(Board, "The board of this reader."), ...always },
});

export const listCases = createRoute({
  method: "get",
  path: "/api/v1/cases",
  summary: "Cases in which this reader's body takes part, newest first",
  request: { query: paging.extend({ show: z.enum(["open", "closed"]).default("open") }) },
  responses: { 200: json(CasePage, "One page."), ...always },
});

export const getCase = createRoute({
  method: "get",
  path: "/api/v1/cases/{id}",
  summary: "One case by id or number, as this reader sees it",
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: json(CaseDetail, "The case."), ...always },
});

export const getLatency = createRoute({
  method: "get",
  path: "/api/v1/latency",
  summary: "Seconds between the fires, from the rows that this reader may see",
  request: {
    query: z.object({
      hours: z.coerce
        .number()
        .int()
        .min(1)
        .max(24 * 366)
        .default(24),
    }),
  },
  responses: { 200: json(Latency, "Median and 95th of 100 for each hop."), ...always },
});

export const getGroups = createRoute({
  method: "get",
  path: "/api/v1/groups",
  summary: "The newest reports that this reader sees, joined by the evidence that it sees",
  responses: { 200: json(Groups, "Every visible report in exactly one group."), ...always },
});

const document = (says: string) => ({
  content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
  description: says,
});

export const openCase = createRoute({
  method: "post",
  path: "/api/v1/cases",
  summary: "Open a case on a report, and name who takes part: to name a body is to tell it",
  request: {
    headers: idempotencyHeader,
    body: document('A JSON document: {"report": id, "participants": [body, …]}. The acting body leads.'),
  },
  responses: { 202: json(Receipt, "Recorded; the case stands in the list of cases."), ...filing },
});

export const pinToCase = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/reports",
  summary: "Pin a report to a case",
  request: {
    params: z.object({ id: z.string() }),
    headers: idempotencyHeader,
    body: document('A JSON document: {"report": id}.'),
  },
  responses: { 202: json(Receipt, "Recorded."), ...filing },
});
