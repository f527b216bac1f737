/** The council: its members, their agreement, who of them keeps its secrets. */
import { z } from "@hono/zod-openapi";
import { Bilingual, Body } from "./party.ts";

export const MEMBER_STATES = ["invited", "applied", "declined", "refused", "admitted", "suspended", "ended"] as const;

export const MEMBER_EVENTS = [
  "invited",
  "applied",
  "declined",
  "refused",
  "admitted",
  "suspended",
  "readmitted",
  "ended",
  "classed",
  "accepted",
  "acknowledged",
] as const;

export const CouncilClass = z
  .object({ id: z.string(), name: Bilingual, about: Bilingual, bodies: z.array(z.string()), verified: z.boolean() })
  .openapi("CouncilClass");
export type CouncilClass = z.infer<typeof CouncilClass>;

export const CouncilAgreement = z
  .object({
    id: z.string(),
    version: z.number().int(),
    title: z.string(),
    text: z.string(),
    /** SHA-256 over the text, in hex: who accepts names it. */
    digest: z.string(),
    at: z.string(),
    /** By when members accept it. */
    acceptBy: z.string(),
  })
  .openapi("CouncilAgreement");
export type CouncilAgreement = z.infer<typeof CouncilAgreement>;

export const CouncilMember = z
  .object({
    body: Body,
    class: z.string(),
    sector: z.string().nullable(),
    state: z.enum(MEMBER_STATES),
    /** All but its own page and filing is shut to it. */
    closed: z.boolean(),
    version: z.number().int(),
    since: z.string(),
    at: z.string(),
    /** The newest version that it accepted. */
    accepted: z.object({ version: z.number().int(), at: z.string() }).nullable(),
    /** The current version's date is over and it is not accepted. */
    overdue: z.boolean(),
    /** Its people now, and how many of them acknowledged secrecy under the current version. */
    people: z.number().int(),
    acknowledged: z.number().int(),
  })
  .openapi("CouncilMember");
export type CouncilMember = z.infer<typeof CouncilMember>;

export const CouncilMembership = CouncilMember.extend({
  history: z.array(
    z.object({
      kind: z.enum(MEMBER_EVENTS),
      reason: z.string().nullable(),
      by: z.object({ name: z.string(), body: Body.nullable() }),
      at: z.string(),
    }),
  ),
  acceptances: z.array(z.object({ version: z.number().int(), by: z.string(), at: z.string() })),
  named: z.array(z.object({ name: Bilingual, own: z.boolean(), at: z.string().nullable() })),
}).openapi("CouncilMembership");
export type CouncilMembership = z.infer<typeof CouncilMembership>;

export const CouncilPage = z
  .object({ items: z.array(CouncilMember), next: z.string().nullable() })
  .openapi("CouncilPage");

export const CouncilBook = z
  .object({ agreements: z.array(CouncilAgreement), classes: z.array(CouncilClass) })
  .openapi("CouncilBook");
export type CouncilBook = z.infer<typeof CouncilBook>;

/** Null: the body has nothing to do with the council yet. */
export const OwnMembership = z
  .object({ membership: CouncilMembership.nullable(), mayApply: z.boolean() })
  .openapi("OwnMembership");
