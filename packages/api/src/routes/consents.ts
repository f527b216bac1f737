/** Consent that is asked for between two bodies: ask, answer, take back, end; and what was asked both ways. */
import { createRoute, z } from "@hono/zod-openapi";
import { ConsentRequestPage } from "../shapes/consent.ts";
import { Receipt } from "../shapes/report.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const id = z.object({ id: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;

export const listConsentRequests = createRoute({
  method: "get",
  path: "/api/v1/consent-requests",
  summary: "Consents that this body asked for or was asked for, newest first",
  request: {
    query: z.object({
      show: z.enum(["all", "to_answer"]).default("all"),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: json(ConsentRequestPage, "One page."), ...always },
});

export const askConsent = createRoute({
  method: "post",
  path: "/api/v1/consent-requests",
  summary: "Ask whose report it is whether named bodies may have it, or some values of it",
  request: {
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"report", "to": [bodies], "for": "third_party_release" | "law_enforcement_use", "items": [{"kind", "value"}], "until", "reason"}. The receipt\'s id is the request\'s.',
    ),
  },
  responses: recorded,
});

export const offerNaming = createRoute({
  method: "post",
  path: "/api/v1/consent-offers",
  summary: "Say, without having been asked, that this body may be named as the victim of its own report",
  request: {
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"report", "office": who may name it, "to": [bodies], "kinds": [kinds of bodies], "groups": [groups], "victim": {"name": true, "sector", "region", "system", "occurred", "values": true}, "until", "words"}. Whatever of `victim` is absent is told to nobody.',
    ),
  },
  responses: recorded,
});

export const answerConsent = createRoute({
  method: "post",
  path: "/api/v1/consent-requests/{id}/answer",
  summary: "Grant what was asked, or refuse it with a reason",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document('A JSON document: {"answer": "granted" | "refused", "until", "words"}.'),
  },
  responses: recorded,
});

export const takeBackConsentRequest = createRoute({
  method: "post",
  path: "/api/v1/consent-requests/{id}/withdrawal",
  summary: "Take back a question that was not answered yet",
  request: { params: id, headers: idempotencyHeader, body: document('A JSON document: {"words"}.') },
  responses: recorded,
});

export const endConsent = createRoute({
  method: "post",
  path: "/api/v1/consent-requests/{id}/end",
  summary: "End what was granted; whoever was handed a value because of it is told",
  request: { params: id, headers: idempotencyHeader, body: document('A JSON document: {"words"}.') },
  responses: recorded,
});
