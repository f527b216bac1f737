/** The desk: file for a body that telephoned; that body confirms, or corrects by filing under the same number. */
import { createRoute, z } from "@hono/zod-openapi";
import { DeskPage } from "../shapes/desk.ts";
import { Receipt } from "../shapes/report.ts";
import { always, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

export const fileDeskEntry = createRoute({
  method: "post",
  path: "/api/v1/desk/entries",
  summary: "File for another body, from a call or from a paper log; for the coordinator's officers",
  request: {
    headers: idempotencyHeader,
    body: {
      content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
      description: "A JSON document of schema desk-entry/1.",
    },
  },
  responses: { 202: json(Receipt, "Accepted: the report is the other body's, the receipt yours."), ...filing },
});

export const confirmDeskEntry = createRoute({
  method: "post",
  path: "/api/v1/reports/{id}/confirmation",
  summary: "Say that what a desk filed for this body is right",
  request: { params: z.object({ id: z.string() }), headers: idempotencyHeader },
  responses: { 202: json(Receipt, "Recorded."), ...filing },
});

export const listDeskEntries = createRoute({
  method: "get",
  path: "/api/v1/desk/entries",
  summary: "What was filed at this desk, or by a desk for this body; last entered first",
  request: {
    query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  responses: { 200: json(DeskPage, "One page."), ...always },
});
