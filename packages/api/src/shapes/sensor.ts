/** Sensors of the own body: what each told of itself, what is missing of it, and what it kept. */
import { z } from "@hono/zod-openapi";

const Count = z.number().int();
const Store = z.enum(["communications", "owner"]);

/** What one kind of traffic came to: under communications law, or under the owner's consent for its own network. */
export const SensorStore = z
  .object({
    store: Store,
    batches: Count,
    interrupted: Count,
    lastAt: z.string(),
    /** Why the newest batch was refused as a whole; null where it was selected from. */
    lastReason: z.string().nullable(),
    received: Count,
    kept: Count,
    destroyed: Count,
    refused: Count,
    /** What was no record. */
    unreadable: Count,
    /** In the last 24 hours of the realm. */
    receivedLately: Count,
    keptLately: Count,
    /** Records by reason; reasons without any are not there. */
    destroyedBy: z.record(z.string(), Count),
  })
  .openapi("SensorStore");

export const SensorHeartbeat = z
  .object({
    number: Count,
    at: z.string(),
    /** Seconds within which it said that it would be heard of again. */
    within: Count,
    /** When the commission issued the word that the sensor goes by; null without one. */
    statusIssuedAt: z.string().nullable(),
    /** The permits that it could open; `refused` says why one may not be used. */
    permits: z.array(z.object({ id: z.string(), store: Store, until: z.string(), refused: z.string().nullable() })),
  })
  .openapi("SensorHeartbeat");

export const SensorEntry = z
  .object({
    number: Count,
    kind: z.enum(["certificate", "heartbeat", "use"]),
    store: Store.nullable(),
    at: z.string(),
    received: Count,
    kept: Count,
    destroyed: Count,
    refused: Count,
    reason: z.string().nullable(),
    /** It does not follow what was told before. */
    forked: z.boolean(),
  })
  .openapi("SensorEntry");

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
    /** The last one that was heard, by number. */
    heartbeat: SensorHeartbeat.nullable(),
    stores: z.array(SensorStore),
    /** The newest entries of its chain, newest first. */
    newest: z.array(SensorEntry),
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
