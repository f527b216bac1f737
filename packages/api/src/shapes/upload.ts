/** Resumable uploads (over 25 MB) and reference knowledge. */
import { z } from "@hono/zod-openapi";

export const Upload = z
  .object({
    id: z.string(),
    offset: z.number().int(),
    expected: z.number().int(),
    state: z.enum(["open", "published", "refused", "abandoned"]),
  })
  .openapi("Upload");
export type Upload = z.infer<typeof Upload>;

export const KnowledgeEntry = z
  .object({
    source: z.string().max(100),
    ref: z.string().max(500),
    kind: z.string().max(100),
    name: z.string().max(1000).nullable(),
    body: z.record(z.string(), z.unknown()),
  })
  .openapi("KnowledgeEntry");
export type KnowledgeEntry = z.infer<typeof KnowledgeEntry>;

export const KnowledgePage = z
  .object({
    items: z.array(z.object({ source: z.string(), ref: z.string(), kind: z.string(), name: z.string().nullable() })),
    total: z.number().int(),
    next: z.string().nullable(),
  })
  .openapi("KnowledgePage");
