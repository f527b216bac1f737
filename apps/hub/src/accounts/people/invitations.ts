/**
 * Invitations: a one-time link makes whoever holds it a member of a body, in one role, until an instant of the realm's clock.
 * The link is shown once; only a digest of its token is kept. The link of the first start is one of them.
 */
import { createHash } from "node:crypto";
import { asDuty } from "../../db/act.ts";
import { systemChance } from "../../db/chance.ts";
import { refusalOfConstraint } from "../../http/constraint.ts";
import { Refusal } from "../../http/problem.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { BY_LOCAL_DOOR, type By, deed } from "../deed.ts";
import type { Acceptance } from "../entry/acceptance.ts";
import { bodyBySlug } from "../register.ts";
import { ADMINISTRATOR, admit, writeOrganisation } from "../store.ts";
import {
  anybodyIn,
  claimInvitation,
  type InvitationRow,
  listInvitations,
  openInvitation,
  personOfActor,
  revokeInvitation,
  writeInvitation,
} from "./store.ts";

export interface NewInvitation {
  readonly organisation: string;
  readonly role: string;
  readonly email: string | null;
  readonly minutes: number;
}

export interface MadeInvitation {
  readonly id: string;
  /** Shown once; goes into the part of the link after #, which no server and no log ever sees. */
  readonly token: string;
  readonly expiresAt: string;
}

/** The token stands after #: no request carries it, no server logs it. */
export const invitationLink = (origin: string, token: string): string => `${origin}/invitation#${token}`;

const digest = (token: string): Buffer => createHash("sha256").update(`invitation ${token}`).digest();

/** A token says in which realm it is good, so that no other realm is asked. */
const realmOf = (token: string): string => token.slice(0, token.lastIndexOf("."));

/** @throws Refusal BAD_REQUEST for an unknown body */
export async function invite(room: OpenRealm, plan: NewInvitation, by: By): Promise<MadeInvitation> {
  const body = await bodyBySlug(room, plan.organisation);
  const id = systemChance.uuid();
  const token = `${room.name}.${systemChance.bytes(32).toString("base64url")}`;
  return deed(room, by, body.id, async (tx) => {
    const { expiresAt } = await writeInvitation(tx, {
      id,
      tokenDigest: digest(token),
      organisationId: body.id,
      role: plan.role,
      email: plan.email?.toLowerCase() ?? null,
      madeBy: by.actorId,
      minutes: plan.minutes,
    });
    return {
      result: { id, token, expiresAt },
      deeds: [{ act: "invitation.made", subject: id, facts: { role: plan.role, expiresAt } }],
    };
  });
}

/** @throws Refusal NOT_FOUND when it is not open */
export async function withdrawInvitation(room: OpenRealm, id: string, by: By): Promise<void> {
  const row = (await asDuty(room.realm, "door", listInvitations)).find((i) => i.id === id);
  if (!row) throw new Refusal("NOT_FOUND");
  await deed(room, by, row.organisationId, async (tx) => {
    if (!(await revokeInvitation(tx, id))) throw new Refusal("NOT_FOUND");
    return { result: undefined, deeds: [{ act: "invitation.revoked", subject: id, facts: {} }] };
  });
}

export interface Offer {
  readonly room: OpenRealm;
  readonly invitation: InvitationRow;
}

/** What a token offers while it is open. */
export async function lookAt(realms: ReadonlyMap<string, OpenRealm>, token: string): Promise<Offer | undefined> {
  const room = realms.get(realmOf(token));
  const invitation = room && (await asDuty(room.realm, "door", (tx) => openInvitation(tx, digest(token))));
  return room && invitation ? { room, invitation } : undefined;
}

/** What the door does with a link that somebody holds up. */
export function acceptances(realms: ReadonlyMap<string, OpenRealm>): Acceptance {
  return {
    look: async (token) => (await lookAt(realms, token))?.invitation,
    async take(token, who) {
      const offer = await lookAt(realms, token);
      return offer !== undefined && take(offer, who);
    },
  };
}

/** The membership and the record of it are one transaction with the claim: a link that was used is a member that is there. */
async function take({ room, invitation }: Offer, who: { loginId: string; name: string }): Promise<boolean> {
  const fresh = { personId: systemChance.uuid(), actorId: systemChance.uuid() };
  const { organisationId, role } = invitation;
  try {
    await deed(room, BY_LOCAL_DOOR, organisationId, async (tx) => {
      const { personId, actorId } = await admit(tx, { ...fresh, ...who, organisationId, role });
      // Nobody takes up a link that was made by the same hand.
      const byOwnHand = (await personOfActor(tx, invitation.madeBy)) === personId;
      if (byOwnHand || !(await claimInvitation(tx, invitation.id, personId))) throw new NotOpen();
      return {
        result: undefined,
        deeds: [
          { act: "invitation.accepted", subject: invitation.id, facts: { actor: actorId } },
          { act: "membership.began", subject: personId, facts: { role } },
        ],
      };
    });
    return true;
  } catch (e) {
    // A role that this person may not hold beside its others is refused by the database: the link stays for somebody else.
    if (e instanceof NotOpen || refusalOfConstraint(e)) return false;
    throw e;
  }
}

class NotOpen extends Error {}

/** The house's own body: its people run the hub. It is no reader. */
const HOUSE = { slug: "hub", name: { en: "Hub administration", ja: "ハブ管理室" } };

/** Short, since it stands on a screen or in a service's log. */
const FIRST_MINUTES = 60;

/**
 * The link of the first start: while a realm has no administrator, a new one at every call, and the one before is void.
 * @returns undefined once there is an administrator
 */
export async function firstLink(room: OpenRealm): Promise<MadeInvitation | undefined> {
  if (await asDuty(room.realm, "door", (tx) => anybodyIn(tx, ADMINISTRATOR))) return undefined;
  const { hubCountry } = await room.directory();
  await asDuty(room.realm, "door", (tx) =>
    writeOrganisation(tx, {
      ...HOUSE,
      id: systemChance.uuid(),
      kind: "house",
      sector: null,
      country: hubCountry,
      groups: [],
      coreOperator: false,
      euEntity: false,
      terms: [],
    }),
  );
  room.directoryChanged();
  for (const open of (await asDuty(room.realm, "door", listInvitations)).filter(isOpenFirst))
    await withdrawInvitation(room, open.id, BY_LOCAL_DOOR).catch(ifGone);
  return invite(
    room,
    { organisation: HOUSE.slug, role: ADMINISTRATOR, email: null, minutes: FIRST_MINUTES },
    BY_LOCAL_DOOR,
  );
}

const isOpenFirst = (i: InvitationRow): boolean =>
  i.role === ADMINISTRATOR && i.acceptedAt === null && i.revokedAt === null && !i.expired;

function ifGone(e: unknown): void {
  if (!(e instanceof Refusal) || e.code !== "NOT_FOUND") throw e;
}

/** How the first start stands, for the doctor. */
export async function firstStart(room: OpenRealm): Promise<"done" | "link waits" | "no link"> {
  return asDuty(room.realm, "door", async (tx) => {
    if (await anybodyIn(tx, ADMINISTRATOR)) return "done";
    return (await listInvitations(tx)).some(isOpenFirst) ? "link waits" : "no link";
  });
}
