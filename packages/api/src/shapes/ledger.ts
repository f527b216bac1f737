/** An act that its body can prove. */
import { z } from "@hono/zod-openapi";

export const ProvableAct = z
  .object({
    /** SHA-256 of the act's entry, hexadecimal; names the proof: GET /api/v1/ledger/acts/{id}/proof */
    id: z.string().regex(/^[0-9a-f]{64}$/),
    act: z.string(),
    at: z.string(),
    subject: z.string().nullable(),
    /** waiting: the next checkpoint covers it. destroyed: the entry had to be destroyed; the log holds its commitment still. */
    state: z.enum(["waiting", "proved", "destroyed"]),
  })
  .openapi("ProvableAct");

export const ProvableList = z.object({ items: z.array(ProvableAct) }).openapi("ProvableList");
