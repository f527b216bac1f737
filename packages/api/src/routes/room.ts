/** The case room: naming participants, saying things, handing over the lead, closing and opening again. */
import { createRoute, z } from "@hono/zod-openapi";
import { Receipt } from "../shapes/report.ts";
import { CaseNote, CaseRoom, Disclosure, RoomAsks } from "../shapes/room.ts";
import { always, changing, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const id = z.object({ id: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;
const written = { 200: json(CaseNote, "The note as it stands now."), ...filing, ...changing } as const;
const act = (says: string) => ({ params: id, headers: idempotencyHeader, body: document(says) });

export const getCaseRoom = createRoute({
  method: "get",
  path: "/api/v1/cases/{id}/room",
  summary: "Who takes part, what was said, who has it open; its ETag is the version of the note",
  request: { params: id },
  responses: { 200: json(CaseRoom, "The room as this reader sees it."), ...always },
});

export const listRoomAsks = createRoute({
  method: "get",
  path: "/api/v1/room-asks",
  summary: "Cases that ask the own body to take part or to take over the lead, newest first",
  responses: { 200: json(RoomAsks, "What was not answered yet."), ...always },
});

export const previewNaming = createRoute({
  method: "get",
  path: "/api/v1/cases/{id}/disclosure",
  summary: "What naming a body to the case would tell it; nothing is done by looking",
  request: { params: id, query: z.object({ body: z.string().min(1).max(200) }) },
  responses: { 200: json(Disclosure, "What it would learn."), ...always },
});

export const nameParticipant = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/participants",
  summary: "Name a body to the case, or release one that was named; by a person of the body that leads",
  request: act('A JSON document: {"body", "release": true to release it, "words"}.'),
  responses: recorded,
});

export const answerNaming = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/participation",
  summary: "A named body accepts to take part, or declines and leaves the room",
  request: act('A JSON document: {"answer": "accept" | "decline", "words"}.'),
  responses: recorded,
});

export const offerLead = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/lead",
  summary: "Offer the lead to another participant; it leads once it has accepted",
  request: act('A JSON document: {"to": body, "words"}.'),
  responses: recorded,
});

export const answerLead = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/lead/answer",
  summary: "Take the lead that was offered, or decline it",
  request: act('A JSON document: {"answer": "accept" | "decline", "words"}.'),
  responses: recorded,
});

export const getTranslation = createRoute({
  method: "get",
  path: "/api/v1/cases/{id}/statements/{statement}/language-content",
  summary: "A translation as STIX language content, under the marking of what it translates",
  request: { params: id.extend({ statement: z.string() }) },
  responses: { 200: json(z.looseObject({ type: z.literal("bundle") }), "A STIX 2.1 bundle."), ...always },
});

export const sayInCase = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/statements",
  summary:
    "Say something in the case: a comment, a hypothesis, a disagreement, a contest, an answer, restoration, a lesson, a translation",
  request: act(
    'A JSON document: {"kind", "words", "to": [body] for some of the room only, "about": {"kind", "id", "other"}, "derivedFrom": [statement], "answers": statement, "outcome", "owner": body, "due", "language", "madeBy": "human" | "machine"}.',
  ),
  responses: recorded,
});

export const writeNote = createRoute({
  method: "put",
  path: "/api/v1/cases/{id}/note",
  summary: "Write the picture of the situation; If-Match names the version that was seen",
  request: act('A JSON document: {"words"}.'),
  responses: written,
});

export const closeCase = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/closing",
  summary: "Close the case with a reason; what is still open in it stands in the way and is named",
  request: act('A JSON document: {"words"}.'),
  responses: recorded,
});

export const reopenCase = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/reopening",
  summary: "Open a closed case again, with a reason",
  request: act('A JSON document: {"words"}.'),
  responses: recorded,
});

export const bePresent = createRoute({
  method: "post",
  path: "/api/v1/cases/{id}/presence",
  summary: "Say that one has the case open; forgotten after a minute, and seen by its named participants alone",
  request: { params: id },
  responses: { 204: { description: "Noted." }, ...always },
});
