/** Measures: asked for by one body, consulted on, decided by others. The hub records and gates; it performs none. */
import { createRoute, z } from "@hono/zod-openapi";
import { MeasureAnswer } from "../shapes/measure.ts";
import { Receipt } from "../shapes/report.ts";
import { filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

/** Taken as bytes: what was sent is what the receipt answers for. */
const document = (description: string) => ({
  content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
  description: `A JSON document: ${description}`,
});

const recorded = { 202: json(Receipt, "`recorded`."), ...filing } as const;

export const askNeutralisation = createRoute({
  method: "post",
  path: "/api/v1/measures/requests",
  summary: "Ask for a neutralisation by a file of one's own system; recorded and gated, never performed here",
  request: { headers: idempotencyHeader, body: document("neutralisation-request/1") },
  responses: {
    202: json(MeasureAnswer, "Recorded. `answer` says whether it was accepted, and if not, why."),
    ...filing,
  },
});

export const sayConsulted = createRoute({
  method: "post",
  path: "/api/v1/measures/consultations",
  summary: "As the foreign ministry: say that it was consulted about exactly this request",
  request: { headers: idempotencyHeader, body: document("{ request, reference }") },
  responses: recorded,
});

export const sayDecided = createRoute({
  method: "post",
  path: "/api/v1/measures/decisions",
  summary: "As a person of the approving body: decide on exactly this request",
  request: {
    headers: idempotencyHeader,
    body: document("{ request, says, decision, words?, validUntil? }"),
  },
  responses: recorded,
});
