/** Orders to lay a case before a court: ordered, confirmed where it takes two people, and produced beside as a file. */
import { createRoute, z } from "@hono/zod-openapi";
import { CourtExportList } from "../shapes/court.ts";
import { Receipt } from "../shapes/report.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const one = z.object({ id: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;
const said = (what: string) => ({ headers: idempotencyHeader, body: document(`A JSON document: ${what}.`) });

export const listCourtExports = createRoute({
  method: "get",
  path: "/api/v1/cases/{id}/court-exports",
  summary: "Orders of this body to lay the case before a court, newest first",
  request: { params: one },
  responses: { 200: json(CourtExportList, "All of them."), ...always },
});

export const orderCourtExport = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/court-exports",
  summary:
    "Order that the case is laid before a court; what is marked more strictly than TLP:GREEN takes a second person",
  request: { params: one, ...said('{"court", "reason"}') },
  responses: recorded,
});

export const answerCourtExport = createRoute({
  method: "post",
  path: "/api/v1/court-exports/{id}/answer",
  summary: "As a second person of the same body: confirm or refuse exactly this order",
  request: { params: one, ...said('{"answer": "confirmed" | "refused"}') },
  responses: recorded,
});
