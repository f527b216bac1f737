/** Reports in, and reports as a reader sees them. */
import { createRoute, z } from "@hono/zod-openapi";
import { IndicatorPage, Receipt, ReceiptPage, ReportDetail, ReportPage, Understood } from "../shapes/report.ts";
import { always, filing, json } from "./answer.ts";

const anyFile = {
  content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
  description: "The file as it is. The content decides what it is; the media type and the name are hints.",
};

const fileHints = z.object({
  fileName: z.string().max(300).optional(),
  mapping: z.string().max(100).optional().openapi({ description: "A saved mapping of this body, for tables." }),
});

export const idempotencyHeader = z.object({
  "idempotency-key": z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: "Chosen by the sender, unique within its body. Required." }),
});

export const submitReport = createRoute({
  method: "post",
  path: "/api/v1/reports",
  summary: "Submit one file as a report",
  request: { query: fileHints, headers: idempotencyHeader, body: anyFile },
  responses: { 202: json(Receipt, "Accepted and stored; the receipt stands."), ...filing },
});

export const submitBatch = createRoute({
  method: "post",
  path: "/api/v1/reports/batch",
  summary: "Submit many small reports, one JSON line each",
  description:
    'One line: {"key": "...", "report": {...}}. Each line has its own receipt; a bad line stops nothing else.',
  request: { body: { content: { "application/x-ndjson": { schema: z.any().openapi({ type: "string" }) } } } },
  responses: {
    200: json(
      z.object({
        results: z.array(z.object({ key: z.string(), receipt: Receipt.nullable(), refused: z.array(z.unknown()) })),
      }),
      "One result a line, in order.",
    ),
    ...filing,
  },
});

export const understandFile = createRoute({
  method: "post",
  path: "/api/v1/intake/understanding",
  summary: "What would be understood of this file? Nothing is stored.",
  request: { query: fileHints, body: anyFile },
  responses: { 200: json(Understood, "What was understood, and what would be refused."), ...filing },
});

export const listReports = createRoute({
  method: "get",
  path: "/api/v1/reports",
  summary: "Reports that this reader may see, newest first",
  request: {
    query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  responses: { 200: json(ReportPage, "One page."), ...always },
});

export const getReport = createRoute({
  method: "get",
  path: "/api/v1/reports/{id}",
  summary: "One report, with what was understood of it and the links that this reader's evidence supports",
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: json(ReportDetail, "The report."), ...always },
});

export const getForm = createRoute({
  method: "get",
  path: "/api/v1/reports/{id}/form",
  summary: "An own common form as a workbook to correct and send again: every cell as it stood, nothing that acts",
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: {
      description: "The workbook.",
      content: {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
          schema: z.any().openapi({ type: "string", format: "binary" }),
        },
      },
    },
    ...always,
  },
});

export const getReceipt = createRoute({
  method: "get",
  path: "/api/v1/receipts/{id}",
  summary: "A receipt of this body",
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: json(Receipt, "The receipt."), ...always },
});

export const listReceipts = createRoute({
  method: "get",
  path: "/api/v1/receipts",
  summary: "Receipts of this body, newest first: of what it sent, and of its acts",
  request: {
    query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  responses: { 200: json(ReceiptPage, "One page."), ...always },
});

export const listIndicators = createRoute({
  method: "get",
  path: "/api/v1/indicators",
  summary: "Indicators that this reader may see, newest first, each with the one source that says so",
  request: {
    query: z.object({
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      value: z
        .string()
        .max(4000)
        .optional()
        .openapi({ description: "Exact value, in any writing (defanged, full-width)." }),
    }),
  },
  responses: { 200: json(IndicatorPage, "One page."), ...always },
});

export const sayHistorical = createRoute({
  method: "post",
  path: "/api/v1/receipts/{id}/historical",
  summary: "Say that what one receipt speaks of is old material, or that it is not after all",
  request: {
    params: z.object({ id: z.string() }),
    headers: idempotencyHeader,
    body: {
      content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
      description: 'A JSON document: {"historical": true | false, "why": "…"}.',
    },
  },
  responses: { 202: json(Receipt, "Recorded. What was done meanwhile stays."), ...filing },
});
