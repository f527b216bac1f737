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
    enteredBy: z.string(),
    takenAt: z.string().nullable(),
    takenBy: z.string().nullable(),
    /** `offered`: handed over and not accepted yet; `over`: handed over to the one that follows, and accepted. */
    state: z.enum(["coming", "now", "offered", "over"]),
    mine: z.boolean(),
    /** This person may accept it: it was handed to its body by somebody else. */
    mayTake: z.boolean(),
  })
  .openapi("Shift");
export type Shift = z.infer<typeof Shift>;

export const KEY_PURPOSES = ["mail", "files", "signatures"] as const;
export const KEY_FORMS = ["openpgp", "x509"] as const;

/** A public key of a body, as everybody sees it who may know of that body. */
export const BodyKey = z
  .object({
    id: z.string(),
    body: Body,
    purpose: z.enum(KEY_PURPOSES),
    form: z.enum(KEY_FORMS),
    /** Hexadecimal digits in lower case. */
    fingerprint: z.string(),
    /** Null where its body gave the fingerprint alone; else the fingerprint was computed from it. */
    publicKey: z.string().nullable(),
    since: z.string(),
    until: z.string().nullable(),
    /** The earlier key whose place this one takes, and the later one that takes its own. */
    replaces: z.string().nullable(),
    replacedBy: z.string().nullable(),
    withdrawnAt: z.string().nullable(),
    state: z.enum(["coming", "valid", "replaced", "over", "withdrawn"]),
    mine: z.boolean(),
  })
  .openapi("BodyKey");
export type BodyKey = z.infer<typeof BodyKey>;

export const ContactBook = z
  .object({
    contacts: z.array(Contact),
    shifts: z.array(Shift),
    keys: z.array(BodyKey),
    /** How people are paged: minutes that each has to acknowledge, days after which a contact is doubtful. */
    plan: z.object({ acknowledgeMinutes: z.number().int(), lastVerifiedDays: z.number().int() }),
  })
  .openapi("ContactBook");
export type ContactBook = z.infer<typeof ContactBook>;

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
    /** Who is paged in turn, body after body, as far as the reader sees how a body is reached; and when the next step is due. */
    path: z.array(
      z.object({
        body: Body,
        people: z.array(z.object({ contact: z.string(), person: z.string(), duty: z.string(), paged: z.boolean() })),
      }),
    ),
    nextAt: z.string().nullable(),
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
        /** Who wrote a call down. */
        by: z.string().nullable(),
      }),
    ),
  })
  .openapi("Page");
export type Page = z.infer<typeof Page>;

export const PageList = z.object({ items: z.array(Page), next: z.string().nullable() }).openapi("PageList");
