/** The law of the realm: its profile, changes of state by two people of two bodies, and the clocks that reports started. */
import { createRoute, z } from "@hono/zod-openapi";
import { ClockPage, LawPage } from "../shapes/law.ts";
import { Receipt } from "../shapes/report.ts";
import { always, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

/** Taken as bytes: what was sent is what the receipt answers for. */
const document = (description: string) => ({
  content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
  description: `A JSON document: ${description}`,
});

const recorded = { 202: json(Receipt, "`recorded`."), ...filing } as const;

export const getLaw = createRoute({
  method: "get",
  path: "/api/v1/law",
  summary: "The legal profile: bases with states and sources, what each opens and closes, regimes, reviews, changes",
  responses: { 200: json(LawPage, "As it stands at this moment."), ...always },
});

export const exportLaw = createRoute({
  method: "get",
  path: "/api/v1/law/export",
  summary: "The same, with the pinned documents of the profile, as one file for those who review the law",
  responses: { 200: json(z.looseObject({ schema: z.string() }), "A JSON document to keep."), ...always },
});

export const askBasisChange = createRoute({
  method: "post",
  path: "/api/v1/law/changes",
  summary: "Ask that a basis change its state; a person of another body has to confirm exactly this",
  request: {
    headers: idempotencyHeader,
    body: document("{ basis, state, since?, until?, source, verified?, reason }; `since` never lies in the past."),
  },
  responses: recorded,
});

export const answerBasisChange = createRoute({
  method: "post",
  path: "/api/v1/law/changes/{id}/answer",
  summary: "Confirm or refuse a change of state as the second person; confirmed, it is done at once",
  request: {
    headers: idempotencyHeader,
    params: z.object({ id: z.string() }),
    body: document("{ answer: confirmed | refused, reason? }"),
  },
  responses: recorded,
});

export const listClocks = createRoute({
  method: "get",
  path: "/api/v1/clocks",
  summary: "Deadlines of the reports that this reader sees, the nearest first",
  request: {
    query: z.object({
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      /** `open` leaves out what was met. */
      show: z.enum(["open", "all"]).default("open"),
      /** Only those of this case, all on one page. */
      case: z.string().optional(),
    }),
  },
  responses: { 200: json(ClockPage, "One page."), ...always },
});

export const sayClock = createRoute({
  method: "post",
  path: "/api/v1/clocks/{id}/events",
  summary:
    "Say that a deadline was met, with the evidence; or that the law lets it stand still, and from when it runs on",
  request: {
    headers: idempotencyHeader,
    params: z.object({ id: z.string() }),
    body: document("{ kind: met | paused | resumed, at?, evidence?: { kind, reference } }"),
  },
  responses: recorded,
});

export const sayAnchor = createRoute({
  method: "post",
  path: "/api/v1/reports/{id}/anchors",
  summary: "Say that something happened from which a deadline runs: a payment, a classification, a reasonable belief",
  request: {
    headers: idempotencyHeader,
    params: z.object({ id: z.string() }),
    body: document("{ anchor, at }"),
  },
  responses: recorded,
});
