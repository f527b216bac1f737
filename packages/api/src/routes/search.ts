/** Search: one question, many values at once, and what a value may go on to be. Always what this reader sees. */
import { createRoute, z } from "@hono/zod-openapi";
import { SearchAnswer, Suggestions, ValuesAnswer } from "../shapes/search.ts";
import { always, filing, json } from "./answer.ts";

export const search = createRoute({
  method: "get",
  path: "/api/v1/search",
  summary: "Values in any writing, ranges around an address, what lies in a range, and words in the texts of reports",
  request: {
    query: z.object({
      q: z.string().trim().min(1).max(4000),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
  },
  responses: { 200: json(SearchAnswer, "What this reader sees of it."), ...always },
});

export const searchValues = createRoute({
  method: "post",
  path: "/api/v1/search/values",
  summary: "Up to 10,000 values at once, defanged, full-width, with anything between them",
  request: {
    body: {
      content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
      description: "Text as it was copied.",
    },
  },
  responses: { 200: json(ValuesAnswer, "Found, not found, and not read."), ...filing },
});

export const suggest = createRoute({
  method: "get",
  path: "/api/v1/search/suggestions",
  summary: "Values that begin so",
  request: { query: z.object({ q: z.string().min(1).max(200) }) },
  responses: { 200: json(Suggestions, "At most twelve."), ...always },
});
