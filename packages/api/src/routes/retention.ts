/** Retention: disposals that two people agree on, holds that stop them, and a verification of everything that is gone. */
import { createRoute, z } from "@hono/zod-openapi";
import { Receipt } from "../shapes/report.ts";
import { ErasureCertificates, ErasureVerification, Retention } from "../shapes/retention.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const one = z.object({ id: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;
const said = (what: string) => ({ headers: idempotencyHeader, body: document(`A JSON document: ${what}.`) });
const ANSWER = '{"answer": "confirmed" | "refused", "reason"}';

export const readRetention = createRoute({
  method: "get",
  path: "/api/v1/retention",
  summary: "Classes with what is due of this reader's own view, disposals and holds that it takes part in",
  responses: { 200: json(Retention, "As it stands now."), ...always },
});

export const proposeDisposal = createRoute({
  method: "post",
  path: "/api/v1/retention/disposals",
  summary: "Propose to erase what is due of a class; exactly those reports, when a second person confirms",
  request: said('{"class", "reason"}'),
  responses: recorded,
});

export const answerDisposal = createRoute({
  method: "post",
  path: "/api/v1/retention/disposals/{id}/answer",
  summary: "As an approver that the class names: confirm or refuse; what is confirmed is erased under certificates",
  request: { params: one, ...said(ANSWER) },
  responses: recorded,
});

export const readCertificates = createRoute({
  method: "get",
  path: "/api/v1/retention/disposals/{id}/certificates",
  summary: "The certificates of what a disposal erased, for whoever takes part in it",
  request: { params: one },
  responses: { 200: json(ErasureCertificates, "As they were certified; none before it was carried out."), ...always },
});

export const askLegalHold = createRoute({
  method: "post",
  path: "/api/v1/retention/holds",
  summary: "Ask that a report or a case is not erased; it lies when a second person confirms",
  request: said('{"about": {"kind": "report" | "case", "id"}, "reason"}'),
  responses: recorded,
});

export const answerLegalHold = createRoute({
  method: "post",
  path: "/api/v1/retention/holds/{id}/answer",
  summary: "As a second person: confirm or refuse that a hold is placed, or that it is lifted",
  request: { params: one, ...said(ANSWER) },
  responses: recorded,
});

export const liftLegalHold = createRoute({
  method: "post",
  path: "/api/v1/retention/holds/{id}/lifting",
  summary: "Ask that a hold is lifted",
  request: { params: one, ...said('{"reason"}') },
  responses: recorded,
});

export const verifyErasures = createRoute({
  method: "get",
  path: "/api/v1/retention/verification",
  summary: "As the commission: every erasure that was early, uncertified or under a hold, and what is overdue, by name",
  responses: { 200: json(ErasureVerification, "What was found."), ...always },
});
