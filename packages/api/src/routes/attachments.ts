/** Files that belong to a report. Inline up to 25 MB, as a finished upload beyond, or by reference: hash and whereabouts. */
import { createRoute, z } from "@hono/zod-openapi";
import { Attached, Attachment, AttachmentList } from "../shapes/attachment.ts";
import { Receipt } from "../shapes/report.ts";
import { always, filing, json } from "./answer.ts";
import { idempotencyHeader } from "./reports.ts";

const one = z.object({ id: z.string() });
const bytes = {
  content: { "application/octet-stream": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
  description: "The file as it is. It is never opened, unpacked or run.",
};
const attached = { 202: json(Attached, "Kept; custody begins."), ...filing } as const;

export const attachFile = createRoute({
  method: "post",
  path: "/api/v1/reports/{id}/attachments",
  summary: "Attach a file to an own report (up to 25 MB)",
  request: {
    params: one,
    headers: idempotencyHeader,
    query: z.object({ fileName: z.string().max(300).optional(), sample: z.enum(["true", "false"]).default("false") }),
    body: bytes,
  },
  responses: attached,
});

export const attachUpload = createRoute({
  method: "post",
  path: "/api/v1/uploads/{id}/attachment",
  summary: "Attach a finished upload to an own report, in one act",
  request: {
    params: one,
    headers: idempotencyHeader,
    body: {
      content: {
        "application/json": {
          schema: z.object({
            reportId: z.string(),
            fileName: z.string().max(300).optional(),
            sample: z.boolean().default(false),
            /** SHA-256 as the sender computed it; other bytes are refused. */
            sha256: z
              .string()
              .regex(/^[0-9a-fA-F]{64}$/)
              .optional(),
          }),
        },
      },
    },
  },
  responses: attached,
});

export const attachReference = createRoute({
  method: "post",
  path: "/api/v1/reports/{id}/attachments/by-reference",
  summary: "Name a file that stays with its sender: its hash, its size and where it is kept",
  request: {
    params: one,
    headers: idempotencyHeader,
    body: {
      content: {
        "application/json": {
          schema: z.object({
            sha256: z.string().regex(/^[0-9a-fA-F]{64}$/),
            bytes: z.number().int().min(1),
            fileName: z.string().max(300).optional(),
            mediaType: z.string().max(200).optional(),
            sample: z.boolean().default(false),
            whereabouts: z.string().min(1).max(2_000),
          }),
        },
      },
    },
  },
  responses: attached,
});

export const listAttachments = createRoute({
  method: "get",
  path: "/api/v1/reports/{id}/attachments",
  summary: "Files of a report that this reader may see, with the hands they went through",
  request: { params: one },
  responses: { 200: json(AttachmentList, "Oldest first."), ...always },
});

export const getAttachment = createRoute({
  method: "get",
  path: "/api/v1/attachments/{id}",
  summary: "One file's facts and custody; not its bytes",
  request: { params: one },
  responses: { 200: json(Attachment, "The attachment."), ...always },
});

export const handOver = createRoute({
  method: "post",
  path: "/api/v1/attachments/{id}/hand-over",
  summary: "Take a file out, in an archive under the password `infected` and for a stated purpose",
  description:
    "Open to persons whose role may handle samples. Leaves an entry in the chain of custody before the first byte. ZipCrypto opens everywhere; AES-256 where the reader knows it.",
  request: {
    params: one,
    body: {
      content: {
        "application/json": {
          schema: z.object({
            purpose: z.string().min(1).max(2_000),
            encryption: z.enum(["zipcrypto", "aes256"]).default("zipcrypto"),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "The archive.",
      content: { "application/zip": { schema: z.any().openapi({ type: "string", format: "binary" }) } },
    },
    ...always,
  },
});

export const recordCustody = createRoute({
  method: "post",
  path: "/api/v1/attachments/{id}/custody",
  summary: "Record that a file was given on outside this hub (a disk, a sealed envelope)",
  request: {
    params: one,
    headers: idempotencyHeader,
    body: {
      content: {
        "application/json": {
          schema: z.object({
            to: z.string().min(1).max(200),
            sha256: z.string().regex(/^[0-9a-fA-F]{64}$/),
            note: z.string().min(1).max(2_000),
          }),
        },
      },
    },
  },
  responses: { 202: json(Receipt, "Recorded; `rejected` where the hash is another file's."), ...filing },
});
