/** The directory of people who can be reached, the rota, and pages. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body } from "./party.ts";

export const CHANNEL_KINDS = ["in_app", "email", "webhook", "phone"] as const;

export const Contact = z
  .object({
    id: z.string(),
    body: Body,
    duty: z.string(),
    person: z.string(),
    channels: z.array(z.object({ kind: z.enum(CHANNEL_KINDS), address: z.string() })),
    languages: z.array(z.string()),
    zone: z.string(),
    priority: z.number().int(),
    quiet: z.object({ from: z.string(), to: z.string() }).nullable(),
    keys: z.array(z.string()),
    verifiedAt: z.string(),
    /** Nobody has verified it for longer than the plan says. */
    doubtful: z.boolean(),
    onDutyUntil: z.string().nullable(),
    mine: z.boolean(),
    /** Of the own body's contacts with a gateway: the key with which notes to it are signed, in hexadecimal digits. */
    signingKey: z.string().nullable(),
  })
  .openapi("Contact");
export type Contact = z.infer<typeof Contact>;

export const Shift = z
  .object({
    id: z.string(),
    contact: z.string(),
    since: z.string(),
    until: z.string(),
    /** The shift that handed the duty over; on duty only once it was taken. */
    follows: z.string().nullable(),
    note: z.string().nullable(),
    takenAt: z.string().nullable(),
  })
  .openapi("Shift");

export const ContactBook = z.object({ contacts: z.array(Contact), shifts: z.array(Shift) }).openapi("ContactBook");

export const Page = z
  .object({
    id: z.string(),
    about: z.object({ kind: z.enum(["clock", "task", "inquiry", "call", "drill"]), id: z.string().nullable() }),
    reason: Bilingual,
    urgent: z.boolean(),
    chain: z.array(Body),
    at: z.string(),
    acknowledgedAt: z.string().nullable(),
    acknowledgedBy: z.string().nullable(),
    /** Everybody was paged and nobody came. */
    gaveUpAt: z.string().nullable(),
    /** Minutes until somebody acknowledged. */
    minutes: z.number().nullable(),
    mine: z.boolean(),
    tries: z.array(
      z.object({
        at: z.string(),
        contact: z.string(),
        /** Null once this contact was erased. */
        person: z.string().nullable(),
        body: Body,
        channel: z.enum(CHANNEL_KINDS),
        outcome: z.enum(["shown", "sent", "failed", "to_call", "reached", "no_answer"]),
        detail: z.string().nullable(),
      }),
    ),
  })
  .openapi("Page");
export type Page = z.infer<typeof Page>;

export const PageList = z.object({ items: z.array(Page), next: z.string().nullable() }).openapi("PageList");
