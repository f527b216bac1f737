/** Report once: facts, previews, filings and what authorities send back. A machine may state facts; only a person files. */
import { createRoute, z } from "@hono/zod-openapi";
import { CaseFile, FilingDetail, FilingPage, FilingPreview } from "../shapes/filing.ts";
import { Receipt } from "../shapes/report.ts";
import { always, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const id = z.object({ id: z.string() });

const document = (says: string) => ({
  content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
  description: says,
});

const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;

export const getCaseFile = createRoute({
  method: "get",
  path: "/api/v1/cases/{id}/filing",
  summary: "What this body still has to tell, to whom and until when; nearest first",
  request: { params: id },
  responses: { 200: json(CaseFile, "The body's own file on the case."), ...always },
});

export const stateFacts = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/facts",
  summary: "State facts of an incident once, for every authority that asks",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"facts": [{"fact", "value" or "unknown": true, "confidence", "keptFrom": [body], "answers": question}]}.',
    ),
  },
  responses: recorded,
});

export const previewFiling = createRoute({
  method: "get",
  path: "/api/v1/cases/{id}/filing/forms/{form}",
  summary: "What one authority would be told now, and what changed since the last filing",
  request: { params: id.extend({ form: z.string() }), query: z.object({ to: z.string().optional() }) },
  responses: { 200: json(FilingPreview, "Nothing is filed by looking."), ...always },
});

export const fileWithAuthorities = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/filings",
  summary: "File with one or several authorities at once; by a person only",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"filings": [{"form", "to": body or null, "digest", "channel": "hub" | "outside" | "oral"}]}. All or none.',
    ),
  },
  responses: recorded,
});

export const listFilings = createRoute({
  method: "get",
  path: "/api/v1/filings",
  summary: "Filings that this body sent or received, newest first",
  request: {
    query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  responses: { 200: json(FilingPage, "One page."), ...always },
});

export const getFiling = createRoute({
  method: "get",
  path: "/api/v1/filings/{id}",
  summary: "One filing as it was frozen, with what came back on it",
  request: { params: id },
  responses: { 200: json(FilingDetail, "The filing; its bytes were held against its hash."), ...always },
});

export const answerFiling = createRoute({
  method: "post",
  path: "/api/v1/filings/{id}/words",
  summary:
    "An authority's receipt or question on a filing; by its recipient, or by the filer for one outside of the hub",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document('A JSON document: {"kind": "receipt" | "question", "number", "text", "fact"}.'),
  },
  responses: recorded,
});
