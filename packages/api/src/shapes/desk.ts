/** What a desk wrote down when it filed for another body, as that body and the desk see it. */
import { z } from "@hono/zod-openapi";
import { Body } from "./party.ts";

export const DeskEntry = z
  .object({
    reportId: z.string(),
    /** The report's number; the body corrects by filing under it. */
    number: z.string(),
    title: z.string(),
    organisation: Body,
    filedBy: Body,
    /** The officer, by the name in the register. */
    officer: z.string(),
    channel: z.string(),
    caller: z.object({ name: z.string(), role: z.string() }),
    calledAt: z.string(),
    /** Null = nobody was called back; then `whyNotVerified` says why. */
    callback: z.object({ number: z.string(), numberFrom: z.string(), spokeTo: z.string(), at: z.string() }).nullable(),
    whyNotVerified: z.string(),
    heard: z.string(),
    /** Stated from the paper log, else the instant of entry. */
    receivedAt: z.string(),
    enteredAt: z.string(),
    paperLog: z.object({ reference: z.string(), batch: z.string(), why: z.string() }).nullable(),
    /** What the body itself has said of it. */
    state: z.enum(["unconfirmed", "confirmed", "corrected"]),
    answeredAt: z.string().nullable(),
  })
  .openapi("DeskEntry");
export type DeskEntry = z.infer<typeof DeskEntry>;

export const DeskPage = z.object({ items: z.array(DeskEntry), next: z.string().nullable() }).openapi("DeskPage");
