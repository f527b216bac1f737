/** Who am I here, and is the hub well? */
import { createRoute, z } from "@hono/zod-openapi";
import { Body, Me } from "../shapes/party.ts";
import { always, json } from "./answer.ts";

export const getMe = createRoute({
  method: "get",
  path: "/api/v1/me",
  summary: "The actor, the body it acts for, its roles and the realm",
  responses: { 200: json(Me, "Who you are to this hub."), ...always },
});

export const listBodies = createRoute({
  method: "get",
  path: "/api/v1/bodies",
  summary:
    "Bodies that this reader may name: the coordinator's officers every body, all others the offices of government",
  responses: { 200: json(z.object({ items: z.array(Body) }), "By name in the register."), ...always },
});

export const getHealth = createRoute({
  method: "get",
  path: "/api/v1/health",
  summary: "Is the hub able to accept reports?",
  responses: {
    200: json(z.object({ ok: z.boolean(), version: z.string() }), "It is."),
    503: always[503],
  },
});
