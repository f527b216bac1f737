/** The council: the register and its decisions, the agreement, and a body's own membership. */
import { createRoute, z } from "@hono/zod-openapi";
import { CouncilBook, CouncilMembership, CouncilPage, MEMBER_STATES, OwnMembership } from "../shapes/council.ts";
import { Receipt } from "../shapes/report.ts";
import { always, document, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const body = z.object({ body: z.string() });
const recorded = { 202: json(Receipt, "Recorded."), ...filing } as const;

export const listMembers = createRoute({
  method: "get",
  path: "/api/v1/council/members",
  summary: "The register of the council, newest change first; a member sees its own line",
  request: {
    query: z.object({
      show: z.enum(["all", ...MEMBER_STATES]).default("all"),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: json(CouncilPage, "One page."), ...always },
});

export const getMember = createRoute({
  method: "get",
  path: "/api/v1/council/members/{body}",
  summary: "One membership with its history, acceptances and people",
  request: { params: body },
  responses: { 200: json(CouncilMembership, "The membership."), ...always },
});

export const inviteMember = createRoute({
  method: "post",
  path: "/api/v1/council/members",
  summary: "Invite a body to the council, in a class of members",
  request: {
    headers: idempotencyHeader,
    body: document('A JSON document: {"body", "class", "sector", "reason"}.'),
  },
  responses: recorded,
});

export const decideMember = createRoute({
  method: "post",
  path: "/api/v1/council/members/{body}/decisions",
  summary: "Admit, refuse, suspend, readmit, end, or class anew; a suspension closes the body's access at once",
  request: {
    params: body,
    headers: idempotencyHeader,
    body: document(
      'A JSON document: {"decision": "admitted" | "refused" | "suspended" | "readmitted" | "ended" | "classed", "reason", "class", "sector"}. If-Match names the version seen.',
    ),
  },
  responses: recorded,
});

export const getCouncilBook = createRoute({
  method: "get",
  path: "/api/v1/council/agreements",
  summary: "The agreement in all its versions, the newest first, and the classes of members",
  request: {},
  responses: { 200: json(CouncilBook, "Versions and classes."), ...always },
});

export const publishAgreement = createRoute({
  method: "post",
  path: "/api/v1/council/agreements",
  summary: "Publish a new version of the agreement; members accept it by a date",
  request: { headers: idempotencyHeader, body: document('A JSON document: {"title", "text", "acceptBy"}.') },
  responses: recorded,
});

export const getMembership = createRoute({
  method: "get",
  path: "/api/v1/council/membership",
  summary: "The own body's membership; open while all else is closed to it",
  request: {},
  responses: { 200: json(OwnMembership, "The membership, or that there is none."), ...always },
});

export const answerCouncil = createRoute({
  method: "post",
  path: "/api/v1/council/membership/answers",
  summary: "Apply, decline an invitation, leave",
  request: {
    headers: idempotencyHeader,
    body: document('A JSON document: {"answer": "applied" | "declined" | "ended", "reason", "class", "sector"}.'),
  },
  responses: recorded,
});

export const acceptAgreement = createRoute({
  method: "post",
  path: "/api/v1/council/membership/acceptance",
  summary: "Accept the current version of the agreement for the own body, by the hash of what was read",
  request: { headers: idempotencyHeader, body: document('A JSON document: {"digest"}.') },
  responses: recorded,
});

export const acknowledgeSecrecy = createRoute({
  method: "post",
  path: "/api/v1/council/membership/secrecy",
  summary: "Say for oneself, by name, that one keeps the secrets of the council",
  request: { headers: idempotencyHeader, body: document('A JSON document: {"digest"}.') },
  responses: recorded,
});
