/** Bodies, people and the realm, as every other shape speaks of them. */
import { z } from "@hono/zod-openapi";

export const Bilingual = z.object({ en: z.string(), ja: z.string() }).openapi("Bilingual");

export const Body = z.object({ id: z.string(), slug: z.string(), name: Bilingual, kind: z.string() }).openapi("Body");
export type Body = z.infer<typeof Body>;

export const Marking = z
  .object({ tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]), caveats: z.array(z.string()) })
  .openapi("Marking");
export type Marking = z.infer<typeof Marking>;

/** That a machine computed it, by which method, from what. Nothing follows from it until a person acts. */
export const Suggested = z
  .object({
    by: z.literal("machine"),
    method: z.string(),
    inputs: z.array(z.object({ kind: z.enum(["report", "column", "severity"]), id: z.string() })),
  })
  .openapi("Suggested");
export type Suggested = z.infer<typeof Suggested>;

export const Realm = z
  .object({
    name: z.string(),
    kind: z.enum(["live", "exercise", "replay"]),
    now: z.string(),
    /** IANA name of the zone of the realm's profile; UTC where it has none. */
    zone: z.string(),
  })
  .openapi("Realm");

export const Me = z
  .object({
    actor: z.object({ id: z.string(), name: Bilingual, kind: z.enum(["person", "machine"]) }),
    body: Body,
    /** Closed: the body's membership of the council shuts it out of all but its own page and filing. */
    door: z.enum(["open", "closed"]),
    roles: z.array(z.string()),
    realm: Realm,
    realms: z.array(z.string()),
  })
  .openapi("Me");
export type Me = z.infer<typeof Me>;
