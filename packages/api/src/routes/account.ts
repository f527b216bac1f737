/** The entrance, a person's own account, and the invitation that somebody holds up. */
import { createRoute, z } from "@hono/zod-openapi";
import { Account, Entrance, InvitationOffer } from "../shapes/account.ts";
import { always, json } from "./answer.ts";

export const done = json(z.object({ done: z.literal(true) }), "Done, and in force from now on.");

export function body<T extends z.ZodType>(schema: T) {
  return { content: { "application/json": { schema } }, required: true };
}

export const getEntrance = createRoute({
  method: "get",
  path: "/api/v1/entrance",
  summary: "How one may sign in here",
  responses: { 200: json(Entrance, "The ways in."), 503: always[503] },
});

export const lookAtInvitation = createRoute({
  method: "post",
  path: "/api/v1/invitations/look",
  summary: "What an invitation offers, while it is open; every other token is not found",
  request: { body: body(z.object({ token: z.string().min(20).max(200) })) },
  responses: {
    200: json(InvitationOffer, "An open invitation."),
    400: always[400],
    404: always[404],
    503: always[503],
  },
});

export const getAccount = createRoute({
  method: "get",
  path: "/api/v1/account",
  summary: "One's own passkeys, sessions and sign-ins",
  responses: { 200: json(Account, "Yours alone."), ...always },
});

export const endSession = createRoute({
  method: "delete",
  path: "/api/v1/account/sessions/{id}",
  summary: "End one of one's own sessions, or `others` for all but this one; its streams close at once",
  request: { params: z.object({ id: z.string() }) },
  responses: { 200: json(z.object({ ended: z.number().int() }), "How many ended."), ...always },
});

export const proveFresh = createRoute({
  method: "post",
  path: "/api/v1/account/proof",
  summary: "Prove oneself afresh, for acts that are signed: a code, or a passkey sign-in of the last minute",
  request: {
    body: body(
      z.object({
        code: z
          .string()
          .regex(/^\d{6}$/)
          .optional(),
      }),
    ),
  },
  responses: { 200: done, ...always },
});
