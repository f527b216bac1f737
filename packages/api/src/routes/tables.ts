/** Saved mappings of tables: look at a table, settle what its columns mean, keep that under a name, send with it. */
import { createRoute, z } from "@hono/zod-openapi";
import { SavedMapping, TableMapping, TableProposal } from "../shapes/table.ts";
import { always, filing, json } from "./answer.ts";

const mappingName = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u);
const named = z.object({ name: mappingName });

export const proposeMapping = createRoute({
  method: "post",
  path: "/api/v1/table-mappings/proposal",
  summary: "What do the columns of this table mean? Nothing is stored.",
  request: {
    body: {
      content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
    },
  },
  responses: { 200: json(TableProposal, "Headers, first rows and a proposal."), ...filing },
});

export const listMappings = createRoute({
  method: "get",
  path: "/api/v1/table-mappings",
  summary: "Saved mappings of this body",
  responses: { 200: json(z.object({ items: z.array(SavedMapping) }), "By name."), ...always },
});

export const saveMapping = createRoute({
  method: "put",
  path: "/api/v1/table-mappings/{name}",
  summary: "Save a mapping under a name; an earlier one under it is followed by this",
  request: { params: named, body: { content: { "application/json": { schema: TableMapping } } } },
  responses: { 200: json(SavedMapping, "Saved."), ...filing },
});

export const removeMapping = createRoute({
  method: "delete",
  path: "/api/v1/table-mappings/{name}",
  summary: "Take a saved mapping away; what was read with it stays as it was read",
  request: { params: named },
  responses: { 200: json(SavedMapping, "Removed."), ...always },
});
