/** Pairs of reports: what the hub proposes, what people say about them. */
import { createRoute, z } from "@hono/zod-openapi";
import { CampaignList, ProposalPage, SaidPage } from "../shapes/link.ts";
import { Receipt } from "../shapes/report.ts";
import { always, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

export const listProposals = createRoute({
  method: "get",
  path: "/api/v1/links/proposals",
  summary: "Pairs that may speak of one incident and are not joined, strongest first, from what this reader sees",
  responses: { 200: json(ProposalPage, "At most fifty; what was decided gives way to the next."), ...always },
});

export const listCampaigns = createRoute({
  method: "get",
  path: "/api/v1/campaigns",
  summary:
    "Relations across victims, from what this reader sees: campaigns (one adversary) and vendor waves (one root, many victims)",
  responses: {
    200: json(CampaignList, "Among the newest reports; each with its reasons. None joins anything."),
    ...always,
  },
});

export const listSaid = createRoute({
  method: "get",
  path: "/api/v1/links/statements",
  summary: "What people said about pairs of reports, newest first",
  request: {
    query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  },
  responses: { 200: json(SaidPage, "One page."), ...always },
});

export const sayLink = createRoute({
  method: "post",
  path: "/api/v1/links/statements",
  summary: "Say that two reports speak of one incident (same), of two (apart), or take that back (revoked)",
  request: {
    headers: idempotencyHeader,
    body: {
      content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
      description: 'A JSON document: {"a", "b", "says", "why"}, a and b ids of reports.',
    },
  },
  responses: { 202: json(Receipt, "Recorded."), ...filing },
});
