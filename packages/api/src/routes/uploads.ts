/** Files over 25 MB: resumable upload, then one act that publishes it. Before that act there is only an upload id. */
import { createRoute, z } from "@hono/zod-openapi";
import { Fault, Receipt } from "../shapes/report.ts";
import { KnowledgeEntry, KnowledgePage, Upload } from "../shapes/upload.ts";
import { always, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const uploadId = z.object({ id: z.string() });

export const openUpload = createRoute({
  method: "post",
  path: "/api/v1/uploads",
  summary: "Open a resumable upload",
  request: {
    body: {
      content: {
        "application/json": {
          schema: z.object({
            bytes: z.number().int().min(1),
            mediaType: z.string().max(200),
            fileName: z.string().max(300).optional(),
          }),
        },
      },
    },
  },
  responses: { 201: json(Upload, "Send the bytes with PATCH from offset 0."), ...filing },
});

export const getUpload = createRoute({
  method: "get",
  path: "/api/v1/uploads/{id}",
  summary: "How much of the upload is safe on disk",
  request: { params: uploadId },
  responses: { 200: json(Upload, "Go on from `offset`."), ...always },
});

export const appendUpload = createRoute({
  method: "patch",
  path: "/api/v1/uploads/{id}",
  summary: "Send the next part",
  request: {
    params: uploadId,
    headers: z.object({ "upload-offset": z.coerce.number().int().min(0) }),
    body: {
      content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
    },
  },
  responses: { 200: json(Upload, "On disk up to `offset`."), ...filing },
});

export const publishUpload = createRoute({
  method: "post",
  path: "/api/v1/uploads/{id}/submission",
  summary: "Read the whole upload and submit it as a report, in one act",
  request: { params: uploadId, headers: idempotencyHeader },
  responses: { 202: json(Receipt, "Accepted and stored; the receipt stands."), ...filing },
});

export const addKnowledge = createRoute({
  method: "post",
  path: "/api/v1/knowledge",
  summary: "Add public reference material (ATT&CK, galaxies, KEV, warning lists)",
  request: {
    body: { content: { "application/json": { schema: z.object({ entries: z.array(KnowledgeEntry).max(2000) }) } } },
  },
  responses: { 200: json(z.object({ stored: z.number().int(), unchanged: z.number().int() }), "Stored."), ...filing },
});

export const addAdvisory = createRoute({
  method: "post",
  path: "/api/v1/advisories",
  summary: "Add an advisory (CSAF 2) to the reference material",
  request: {
    body: {
      content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
    },
  },
  responses: {
    200: json(
      z.object({ stored: z.number().int(), unchanged: z.number().int(), refused: z.array(Fault) }),
      "Stored; what could not be read of it is named.",
    ),
    ...filing,
  },
});

export const listKnowledge = createRoute({
  method: "get",
  path: "/api/v1/knowledge",
  summary: "Look up reference material",
  request: {
    query: z.object({
      source: z.string().optional(),
      q: z.string().max(200).optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: { 200: json(KnowledgePage, "One page."), ...always },
});
