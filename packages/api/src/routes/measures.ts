/** Measures: asked for by one body, consulted on, decided by others. The hub records and gates; it performs none. */
import { createRoute, z } from "@hono/zod-openapi";
import {
  DirectionPage,
  GatePlans,
  HitList,
  HoldList,
  MeasureAnswer,
  MeasureDetail,
  MeasurePage,
} from "../shapes/measure.ts";
import { Receipt } from "../shapes/report.ts";
import { always, filing, json } from "./answer.ts";
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

const one = { params: z.object({ id: z.string() }) } as const;
const page = z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });

/** An act on what its actor has seen: `If-Match` names the last step; another one since then, and nothing is done. */
const seen = idempotencyHeader.extend({
  "if-match": z.string().max(40).optional().openapi({ description: 'The measure\'s ETag, `"7"`. Required.' }),
});

const answered = {
  202: json(MeasureAnswer, "Done, or kept back by the gate: `answer` says why and `waitsFor` for whom."),
  ...filing,
} as const;

const act = <P extends string>(path: P, summary: string, body: string) =>
  createRoute({
    method: "post",
    path,
    summary,
    request: { ...one, headers: seen, body: document(body) },
    responses: answered,
  });

export const listGatePlans = createRoute({
  method: "get",
  path: "/api/v1/gate-plans",
  summary: "How each type of measure is gated here, and which of them this body may ask for",
  responses: { 200: json(GatePlans, "As shipped."), ...always },
});

export const draftMeasure = createRoute({
  method: "post",
  path: "/api/v1/measures",
  summary: "Draft a measure; nobody is asked to decide yet",
  request: { headers: idempotencyHeader, body: document("{ type, number?, case?, form, recipients }") },
  responses: answered,
});

export const editMeasure = createRoute({
  method: "put",
  path: "/api/v1/measures/{id}",
  summary: "Write another version; what was approved before is suspended",
  request: { ...one, headers: seen, body: document("{ type, form, recipients }") },
  responses: answered,
});

export const listMeasures = createRoute({
  method: "get",
  path: "/api/v1/measures",
  summary: "Measures that this body takes part in, newest first",
  request: { query: page.extend({ case: z.string().optional() }) },
  responses: { 200: json(MeasurePage, "One page."), ...always },
});

export const getMeasure = createRoute({
  method: "get",
  path: "/api/v1/measures/{id}",
  summary: "Everything that is needed to decide on one measure; the ETag is its last step",
  request: one,
  responses: { 200: json(MeasureDetail, "As it stands now."), ...always },
});

export const stepMeasure = act(
  "/api/v1/measures/{id}/steps",
  "As the body that asks: send to review, submit, declare an emergency, direct, report, close, withdraw",
  "{ event, words? }",
);
export const reviewMeasureLegally = act(
  "/api/v1/measures/{id}/legal-review",
  "As a legal officer of the body that asks: pass it on, or give it back",
  "{ passes, words? }",
);
export const consultOnMeasure = act(
  "/api/v1/measures/{id}/consultation",
  "As the foreign ministry: say that it was consulted about exactly this",
  "{ reference }",
);
export const voteOnMeasure = act(
  "/api/v1/measures/{id}/votes",
  "As a person of the approving body: approve exactly this, with conditions or without, or refuse it",
  "{ says, decision?, words?, validUntil?, onBehalfOf?, signature? }: whoever of the commission has a passkey signs with it",
);
export const reviewMeasure = act(
  "/api/v1/measures/{id}/review",
  "As a person of the approving body: review what came of it",
  "{ words }",
);
export const tellLoss = act(
  "/api/v1/measures/{id}/losses",
  "Tell of money that was lost, frozen or recovered",
  "{ kind, amount, currency, on }",
);
export const tellNotice = act(
  "/api/v1/measures/{id}/notices",
  "Tell who was notified, or why that is put off and until when",
  "{ kind, words, reviewAt? }",
);

export const listDirections = createRoute({
  method: "get",
  path: "/api/v1/directions",
  summary: "What this body is directed to do, or has directed others to do, and what came of it",
  request: { query: page },
  responses: { 200: json(DirectionPage, "One page, newest first."), ...always },
});

export const tellEffect = createRoute({
  method: "post",
  path: "/api/v1/directions/{id}/effects",
  summary: "As the recipient: say what came of it",
  request: { ...one, headers: idempotencyHeader, body: document("{ effect, note? }") },
  responses: recorded,
});

export const listHolds = createRoute({
  method: "get",
  path: "/api/v1/holds",
  summary: "This body's own holds, and the measures that met them",
  responses: { 200: json(HoldList, "Nobody else can tell that there are any."), ...always },
});

export const placeHold = createRoute({
  method: "post",
  path: "/api/v1/holds",
  summary: "Ask to be told before anybody touches something, without telling anybody",
  request: { headers: idempotencyHeader, body: document("{ value, reason, until }") },
  responses: recorded,
});

export const liftHold = createRoute({
  method: "delete",
  path: "/api/v1/holds/{id}",
  summary: "Lift one of this body's holds",
  request: { ...one, headers: idempotencyHeader },
  responses: recorded,
});

export const listHits = createRoute({
  method: "get",
  path: "/api/v1/deconfliction/hits",
  summary:
    "As an officer of deconfliction: measures in their blind consultation, which of them met a hold, and matches",
  responses: { 200: json(HitList, "Newest first."), ...always },
});

export const stopMeasure = createRoute({
  method: "post",
  path: "/api/v1/deconfliction/measures/{id}/stop",
  summary:
    "As an officer of deconfliction: keep any measure in its blind consultation from being directed, or let it go on",
  request: { ...one, headers: idempotencyHeader, body: document("{ stops, words }") },
  responses: recorded,
});
