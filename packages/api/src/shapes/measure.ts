/** Measures: what a body asks for, where it stands, and whom it waits for. */
import { z } from "@hono/zod-openapi";
import { Receipt } from "./report.ts";

/** What a gate answered to a request: `ACCEPTED`, or why it stays closed. */
export const MeasureAnswer = z
  .object({
    receipt: Receipt,
    measure: z.string().nullable(),
    /** The requester's own number. */
    number: z.string(),
    state: z.string().nullable(),
    answer: z.string().nullable(),
    waitsFor: z.string().nullable(),
  })
  .openapi("MeasureAnswer");
export type MeasureAnswer = z.infer<typeof MeasureAnswer>;
