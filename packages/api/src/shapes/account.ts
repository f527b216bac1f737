/** A person's own account, and what an administrator sees of people, invitations and machines. No content anywhere. */
import { z } from "@hono/zod-openapi";
import { Bilingual } from "./party.ts";

const Event = z.object({
  id: z.string(),
  at: z.string(),
  word: z.enum(["signed_in", "refused", "locked", "second_factor_refused", "signed_out", "ended"]),
  method: z.string(),
});

export const Account = z
  .object({
    email: z.string(),
    password: z.boolean(),
    totp: z.boolean(),
    passkeys: z.array(
      z.object({ id: z.string(), name: z.string().nullable(), madeAt: z.string().nullable(), synced: z.boolean() }),
    ),
    sessions: z.array(
      z.object({
        id: z.string(),
        current: z.boolean(),
        method: z.string(),
        madeAt: z.string(),
        seenAt: z.string(),
        expiresAt: z.string(),
        agent: z.string().nullable(),
        address: z.string().nullable(),
      }),
    ),
    events: z.array(Event.extend({ address: z.string().nullable(), agent: z.string().nullable() })),
  })
  .openapi("Account");
export type Account = z.infer<typeof Account>;

const ShortBody = z.object({ slug: z.string(), name: Bilingual });

export const PeopleList = z
  .object({
    people: z.array(
      z.object({
        id: z.string(),
        /** The one who asks: nobody changes itself. */
        own: z.boolean(),
        name: Bilingual,
        email: z.string().nullable(),
        suspendedAt: z.string().nullable(),
        factors: z.object({
          passkeys: z.number().int(),
          password: z.boolean(),
          totp: z.boolean(),
          sessions: z.number().int(),
        }),
        lastSignIn: z.string().nullable(),
        memberships: z.array(
          z.object({ body: ShortBody, role: z.string(), since: z.string(), until: z.string().nullable() }),
        ),
      }),
    ),
    events: z.array(Event.extend({ name: Bilingual.nullable() })),
    bodies: z.array(ShortBody),
  })
  .openapi("PeopleList");
export type PeopleList = z.infer<typeof PeopleList>;

export const InvitationList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        body: ShortBody,
        role: z.string(),
        email: z.string().nullable(),
        madeAt: z.string(),
        expiresAt: z.string(),
        state: z.enum(["open", "accepted", "revoked", "expired"]),
      }),
    ),
  })
  .openapi("InvitationList");
export type InvitationList = z.infer<typeof InvitationList>;

export const MadeInvitation = z
  .object({ id: z.string(), link: z.string(), expiresAt: z.string() })
  .openapi("MadeInvitation");
export type MadeInvitation = z.infer<typeof MadeInvitation>;

export const MadeRecovery = z
  .object({ id: z.string(), link: z.string(), expiresAt: z.string() })
  .openapi("MadeRecovery");
export type MadeRecovery = z.infer<typeof MadeRecovery>;

export const InvitationOffer = z
  .object({ body: ShortBody, role: z.string(), email: z.string().nullable(), expiresAt: z.string() })
  .openapi("InvitationOffer");
export type InvitationOffer = z.infer<typeof InvitationOffer>;

const Scope = z.enum(["all", "read", "submit"]);

export const MachineList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(["key", "certificate"]),
        name: z.string(),
        body: ShortBody,
        start: z.string().nullable(),
        fingerprint: z.string().nullable(),
        scope: Scope,
        madeAt: z.string(),
        expiresAt: z.string().nullable(),
        lastUsedAt: z.string().nullable(),
        state: z.enum(["standing", "expired", "revoked"]),
      }),
    ),
  })
  .openapi("MachineList");
export type MachineList = z.infer<typeof MachineList>;

export const MadeMachine = z
  .object({ id: z.string(), key: z.string().nullable(), fingerprint: z.string().nullable() })
  .openapi("MadeMachine");
export type MadeMachine = z.infer<typeof MadeMachine>;

const Role = z.string().regex(/^[a-z][a-z0-9_]{1,59}$/);
const Slug = z.string().max(80);

export const NewInvitation = z
  .object({
    organisation: Slug,
    role: Role,
    email: z.email().max(320).nullable().default(null),
    /** An hour to a fortnight. */
    hours: z.number().int().min(1).max(336).default(72),
  })
  .openapi("NewInvitation");

export const NewMachine = z
  .object({
    organisation: Slug,
    name: z.string().trim().min(1).max(200),
    /** One of profiles/roles; its body's own when absent. */
    role: Role.optional(),
    scope: Scope.default("all"),
    days: z.number().int().min(1).max(1100).nullable().optional(),
    /** PEM, or the SHA-256 of the certificate; an API key when absent. */
    certificate: z.string().max(20_000).optional(),
  })
  .openapi("NewMachine");

export const MembershipChange = z
  .object({ organisation: Slug, role: Role, member: z.boolean() })
  .openapi("MembershipChange");

/** What the sign-in page has to know before anybody is known. */
export const Entrance = z
  .object({
    sso: z.object({ name: z.string() }).nullable(),
    /** Under which host name passkeys live; a page at another one cannot use them. */
    passkeyHost: z.string(),
  })
  .openapi("Entrance");
export type Entrance = z.infer<typeof Entrance>;
