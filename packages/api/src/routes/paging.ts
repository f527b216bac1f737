/** The directory, the rota and pages: who is woken, by whom, and what came of it. */
import { createRoute, z } from "@hono/zod-openapi";
import { ContactBook, PageList } from "../shapes/paging.ts";
import { Receipt } from "../shapes/report.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const id = z.object({ id: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;

export const listContacts = createRoute({
  method: "get",
  path: "/api/v1/contacts",
  summary:
    "People who can be reached at any hour: the own body's, and all for the body that coordinates; with the rota",
  responses: { 200: json(ContactBook, "The directory as this body sees it."), ...always },
});

export const keepContact = createRoute({
  method: "post",
  path: "/api/v1/contacts",
  summary: "Write a contact of the own body, change it, verify it or withdraw it",
  request: {
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"id": an existing one, "mark": "verified" | "withdrawn"} or {"id"?, "duty", "person", "channels": [{"kind", "address"}], "languages", "zone", "priority", "quiet": {"from", "to"}, "keys"}.',
    ),
  },
  responses: recorded,
});

export const keepKey = createRoute({
  method: "post",
  path: "/api/v1/body-keys",
  summary: "Enter a public key of the own body, let it take an earlier one's place, or withdraw it",
  request: {
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"id", "mark": "withdrawn"} or {"purpose": "mail" | "files" | "signatures", "form": "openpgp" | "x509", "publicKey": an armoured block, "fingerprint", "since", "until", "replaces": an earlier key}; the key, its fingerprint, or both.',
    ),
  },
  responses: recorded,
});

export const enterShift = createRoute({
  method: "post",
  path: "/api/v1/shifts",
  summary: "Enter a shift of the rota; one that follows another is on duty once its holder has taken it",
  request: {
    headers: idempotencyHeader,
    body: document('A JSON document: {"contact", "since", "until", "follows": shift, "note"}.'),
  },
  responses: recorded,
});

export const takeOver = createRoute({
  method: "post",
  path: "/api/v1/shifts/{id}/taking",
  summary: "Accept the duty that was handed over; it is over for whoever handed it",
  request: { params: id, headers: idempotencyHeader, body: document("An empty JSON document: {}.") },
  responses: recorded,
});

export const listPages = createRoute({
  method: "get",
  path: "/api/v1/pages",
  summary: "Who was to be woken for what, newest first, with every try",
  request: {
    query: z.object({
      show: z.enum(["open", "all"]).default("all"),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: json(PageList, "One page of them."), ...always },
});

export const callBody = createRoute({
  method: "post",
  path: "/api/v1/pages",
  summary: "Page a body, or try in a drill whether it can be reached",
  request: {
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"body", "next": bodies that are paged in turn where nobody of the first comes, "kind": "call" | "drill"}.',
    ),
  },
  responses: recorded,
});

export const answerPage = createRoute({
  method: "post",
  path: "/api/v1/pages/{id}/acknowledgement",
  summary: "Acknowledge a page: nobody else is woken",
  request: { params: id, headers: idempotencyHeader, body: document("An empty JSON document: {}.") },
  responses: recorded,
});

export const recordCall = createRoute({
  method: "post",
  path: "/api/v1/pages/{id}/calls",
  summary: "Write down a telephone call that was made for a page",
  request: {
    params: id,
    headers: idempotencyHeader,
    body: document('A JSON document: {"contact", "outcome": "reached" | "no_answer", "words"}.'),
  },
  responses: recorded,
});
