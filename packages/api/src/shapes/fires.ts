/**
 * The line of fires: how far the word has travelled, where it waits, and for whom.
 * Every step is a function of the rows that this reader may see, and of nothing else.
 */
import { z } from "@hono/zod-openapi";
import { Bilingual } from "./party.ts";

export const HOPS = [
  "noticed",
  "received",
  "linked",
  "assessed",
  "decided",
  "shared",
  "acknowledged",
  "acted",
] as const;

export const Fire = z
  .object({
    hop: z.enum(HOPS),
    state: z.enum(["lit", "part", "waits", "unlit"]),
    /** When it was lit, or since when it waits. */
    at: z.string().nullable(),
    /** Minutes since the fire before (lit), or since the wait began (waits). */
    minutes: z.number().nullable(),
    /** For `part`: done of total. */
    done: z.number().int().nullable(),
    total: z.number().int().nullable(),
    /** By whom it was lit, or whom it waits for. */
    by: Bilingual.nullable(),
    /** Its instant was stated from a paper log; this is when it was entered. Absent = it was measured. */
    enteredAt: z.string().optional(),
  })
  .openapi("Fire");
export type Fire = z.infer<typeof Fire>;

export const HopFigure = z
  .object({
    hop: z.enum(HOPS),
    /** Number of visible steps behind the figures. */
    count: z.number().int(),
    medianSeconds: z.number().nullable(),
    p95Seconds: z.number().nullable(),
    /** So many of the steps were stated from a paper log: counted, and in no percentile. Absent = none. */
    backfilled: z.number().int().optional(),
  })
  .openapi("HopFigure");

/** The office's own scorecard over a window: seconds from the fire before, of visible rows only. */
export const Latency = z.object({ from: z.string(), to: z.string(), hops: z.array(HopFigure) }).openapi("Latency");
export type Latency = z.infer<typeof Latency>;
