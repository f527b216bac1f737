/** Sensors of the own body: what each told of itself, what is missing of it, and what it kept. */
import { z } from "@hono/zod-openapi";

export const Sensor = z
  .object({
    id: z.string(),
    name: z.string(),
    registeredAt: z.string(),
    lastEntry: z.number().int().nullable(),
    lastHeardAt: z.string().nullable(),
    /** It said that it would be heard of by now, and was not; since when. */
    silentSince: z.string().nullable(),
    /** Entries that never came: from the first to the last number that is missing. */
    gaps: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
    /** Entries that do not follow what was told before. */
    forks: z.number().int(),
    /** Batches that were stopped in the middle. */
    interrupted: z.number().int(),
    /** Permits that kept as much as they may. */
    capReached: z.array(z.string()),
    received: z.number().int(),
    kept: z.number().int(),
    destroyed: z.number().int(),
    refused: z.number().int(),
    /** Entries that waited, and datagrams that were lost, when it was last heard of. */
    spooled: z.number().int().nullable(),
    lost: z.number().int().nullable(),
  })
  .openapi("Sensor");
export type Sensor = z.infer<typeof Sensor>;

export const SensorList = z.object({ sensors: z.array(Sensor) }).openapi("SensorList");

export const KeptTraffic = z
  .object({
    store: z.enum(["communications", "owner"]),
    number: z.number().int(),
    records: z.array(
      z.object({ authorisation: z.string(), direction: z.string(), fields: z.record(z.string(), z.string()) }),
    ),
  })
  .openapi("KeptTraffic");
