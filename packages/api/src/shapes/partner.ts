/** Channels to partners, and what became of what was sent through them. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body } from "./party.ts";

export const CHANNEL_WAYS = ["taxii", "webhook", "taxii_pull", "misp_feed", "misp_pull"] as const;

export const PartnerChannel = z
  .object({
    id: z.string(),
    /** Whom it reaches, or from whom it takes. */
    body: Body,
    way: z.enum(CHANNEL_WAYS),
    address: z.string(),
    login: z.string().nullable(),
    state: z.enum(["open", "paused", "ended"]),
    openedAt: z.string(),
    /** Is there a key to sign in with? It is never shown. */
    hasSecret: z.boolean(),
    /** Of a webhook: the key with which what is posted is signed, in hexadecimal digits. */
    signingKey: z.string().nullable(),
    /** Of what goes out: how many deliveries stand how. */
    standing: z.object({
      waiting: z.number().int(),
      delivered: z.number().int(),
      inPart: z.number().int(),
      dead: z.number().int(),
    }),
    /** Of a subscription: how the last round ended, and when the next one begins. */
    subscription: z
      .object({
        everyMinutes: z.number().int(),
        nextAt: z.string().nullable(),
        lastAt: z.string().nullable(),
        lastCode: z.string().nullable(),
        say: Bilingual.nullable(),
        notes: z.array(z.string()),
        taken: z.number().int(),
        failures: z.number().int(),
      })
      .nullable(),
  })
  .openapi("PartnerChannel");
export type PartnerChannel = z.infer<typeof PartnerChannel>;

export const ChannelList = z.object({ items: z.array(PartnerChannel) }).openapi("ChannelList");

export const Dispatch = z
  .object({
    id: z.string(),
    at: z.string(),
    channel: z.string(),
    body: Body,
    way: z.enum(CHANNEL_WAYS),
    /** What it carries: a package, or word of what was taken back. */
    what: z.enum(["package", "recall"]),
    /** Of a package. */
    release: z.string().nullable(),
    audience: z.string().nullable(),
    state: z.enum(["waiting", "delivered", "in_part", "dead"]),
    tries: z.number().int(),
    nextAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    code: z.string().nullable(),
    say: Bilingual.nullable(),
    /** Every try, newest first; of the list the last few. */
    log: z.array(z.object({ at: z.string(), code: z.string(), say: Bilingual, nextAt: z.string().nullable() })),
  })
  .openapi("Dispatch");
export type Dispatch = z.infer<typeof Dispatch>;

export const DispatchPage = z.object({ items: z.array(Dispatch), next: z.string().nullable() }).openapi("DispatchPage");

/** One body as the office that keeps ways to it sees it: what it may have of what the office itself sees, and what went to it. */
export const Partner = z
  .object({
    body: Body,
    country: z.string(),
    groups: z.array(z.string()),
    /** Of the values that the asker sees: how many it may have or not, by the step that decided. */
    may: z.array(z.object({ receives: z.boolean(), rule: z.string(), values: z.number().int() })),
    /** Where it fetches itself. */
    collections: z.array(z.object({ name: z.string(), path: z.string(), writes: z.boolean() })),
    /** The last orders of this office that name it. */
    releases: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        audience: z.string(),
        values: z.number().int(),
        acknowledgedAt: z.string().nullable(),
      }),
    ),
  })
  .openapi("Partner");
export type Partner = z.infer<typeof Partner>;
