/** Requests for information and action between bodies. */
import { createRoute, z } from "@hono/zod-openapi";
import { INQUIRY_KINDS, Inquiry, InquiryPage } from "../shapes/inquiry.ts";
import { Receipt } from "../shapes/report.ts";
import { always, changing, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const id = z.object({ id: z.string() });
const moved = { 202: json(Receipt, "Recorded."), ...filing, ...changing } as const;

export const askBody = createRoute({
  method: "post",
  path: "/api/v1/inquiries",
  summary:
    "Ask another body for information or for action, or a member of the council for materials by law; abroad it passes the rule of release first",
  request: {
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"to": body, "kind": "information" | "action" | "materials", "basis": article and "due" of a request for materials, "question", "values": [text], "case", "due", "release": {"legalBasis", "humanRights", "caveats"} for a body abroad}.',
    ),
  },
  responses: { 202: json(Receipt, "Asked."), ...filing },
});

export const listInquiries = createRoute({
  method: "get",
  path: "/api/v1/inquiries",
  summary: "Requests that this body made or was sent, newest first",
  request: {
    query: z.object({
      show: z.enum(["all", "to_answer"]).default("all"),
      kind: z.enum(INQUIRY_KINDS).optional(),
      case: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: json(InquiryPage, "One page."), ...always },
});

export const getInquiry = createRoute({
  method: "get",
  path: "/api/v1/inquiries/{id}",
  summary: "One request with everything that was said on it",
  request: { params: id },
  responses: { 200: json(Inquiry, "The request."), ...always },
});

export const answerInquiry = createRoute({
  method: "post",
  path: "/api/v1/inquiries/{id}/words",
  summary: "Answer (the answer becomes a report of the answerer's), refuse with a reason, remind, withdraw",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"kind": "answer" | "refusal" | "reminder" | "withdrawal", "words", "values": [text], "tlp"}. If-Match names the version seen.',
    ),
  },
  responses: moved,
});
