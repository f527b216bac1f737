/** Channels to partners: who keeps them, what goes through them, and what became of it. */
import { createRoute, z } from "@hono/zod-openapi";
import { ChannelList, DispatchPage, Partner } from "../shapes/partner.ts";
import { Receipt } from "../shapes/report.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const id = z.object({ id: z.string() });

export const listChannels = createRoute({
  method: "get",
  path: "/api/v1/channels",
  summary: "Channels through which this office reaches its partners and takes from them",
  responses: { 200: json(ChannelList, "All that were not ended, and those that were in the last year."), ...always },
});

export const keepChannel = createRoute({
  method: "post",
  path: "/api/v1/channels",
  summary: "Open a channel to a partner, or pause, end or change one",
  request: {
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"body", "way": "taxii" | "webhook" | "taxii_pull" | "misp_feed" | "misp_pull", "address", "login", "secret", "everyMinutes"} or {"id", "state": "open" | "paused" | "ended"} or {"id", "address"?, "login"?, "secret"?, "everyMinutes"?}. The receipt\'s id is that of a new channel.',
    ),
  },
  responses: { 202: json(Receipt, "Recorded."), ...filing },
});

export const listDispatches = createRoute({
  method: "get",
  path: "/api/v1/dispatches",
  summary: "What was sent to partners, newest first, and how each stands",
  request: {
    query: z.object({
      show: z.enum(["all", "waiting", "dead"]).default("all"),
      channel: z.string().optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: json(DispatchPage, "One page."), ...always },
});

export const sendAgain = createRoute({
  method: "post",
  path: "/api/v1/dispatches/{id}/again",
  summary: "Send once more what was given up, or try at once what waits",
  request: { params: id, headers: idempotencyHeader, body: document("An empty JSON document: {}.") },
  responses: { 202: json(Receipt, "Recorded; it goes out now."), ...filing },
});

export const getPartner = createRoute({
  method: "get",
  path: "/api/v1/partners/{body}",
  summary: "A body as a partner: what it may have of what the asker sees and why, and what this office released to it",
  request: { params: z.object({ body: z.string() }) },
  responses: { 200: json(Partner, "The partner."), ...always },
});
