/** Proofs of acts: what of one's own can be proved, and the file that proves it (served as text beside these contracts). */
import { createRoute, z } from "@hono/zod-openapi";
import { ProvableList } from "../shapes/ledger.ts";
import { always, json } from "./answer.ts";

export const listProvable = createRoute({
  method: "get",
  path: "/api/v1/ledger/acts",
  summary: "One's own acts about a thing (its id) or under a receipt, and whether their proof is there yet",
  request: { query: z.object({ about: z.uuid() }) },
  responses: { 200: json(ProvableList, "Oldest first, 200 at most."), ...always },
});
