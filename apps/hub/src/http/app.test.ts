import { createRoute, z } from "@hono/zod-openapi";
import { expect, it } from "vitest";
import { face } from "./app.ts";

const route = createRoute({
  method: "post",
  path: "/api/v1/said",
  request: { body: { content: { "application/json": { schema: z.object({ word: z.string() }) } }, required: true } },
  responses: { 200: { description: "Heard." } },
});

it("answers a body that is no JSON as the sender's fault, and writes nothing of it down", async () => {
  const lines: string[] = [];
  const app = face({ guard: (_, next) => next(), origins: [], log: (line) => lines.push(line) });
  app.openapi(route, (c) => c.body("", 200));
  for (const body of ["{", "", "[".repeat(10_000)]) {
    const headers = { "content-type": "application/json" };
    const answer = await app.request("/api/v1/said", { method: "POST", headers, body });
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: "BAD_REQUEST" }]);
  }
  expect(lines).toEqual([]);
});
