/** The administrator's doors: people, invitations, machines. Whoever is no administrator is told so before anything is looked up. */
import type { Handlers } from "@noroshi/api";
import { asDuty } from "../db/act.ts";
import type { HubEnv } from "../http/env.ts";
import { Refusal } from "../http/problem.ts";
import { ownOrigin } from "../http/web.ts";
import type { OpenRealm } from "../open-realm.ts";
import { addMachine, type MadeCredential, revokeCredential, rotateKey } from "./machines/machines.ts";
import { type CredentialRow, listCredentials } from "./machines/store.ts";
import { requireFreshProof } from "./own-account.ts";
import { invitationLink, invite, withdrawInvitation } from "./people/invitations.ts";
import {
  administers,
  changeMembership,
  type PeopleRooms,
  peopleOf,
  signOutPerson,
  suspend,
  unlockPerson,
} from "./people/people.ts";
import { recover, recoveryLink } from "./people/recoveries.ts";
import { type InvitationRow, listInvitations } from "./people/store.ts";
import type { Door, Signed } from "./signed.ts";

type Doors = Pick<
  Handlers<HubEnv>,
  | "listPeople"
  | "suspendPerson"
  | "changeMembership"
  | "signOutPerson"
  | "unlockPerson"
  | "recoverPerson"
  | "listInvitations"
  | "makeInvitation"
  | "revokeInvitation"
  | "listMachines"
  | "makeMachine"
  | "rotateMachine"
  | "revokeMachine"
>;

const DONE = { done: true } as const;

/** @throws Refusal NOT_ALLOWED for everybody else */
function administrator(signed: Signed): { room: OpenRealm; by: { actorId: string; personId: string | null } } {
  if (signed.login === null || !administers(signed.acting.roles)) throw new Refusal("NOT_ALLOWED");
  return {
    room: signed.room,
    by: { actorId: signed.acting.reader.actorId, personId: signed.acting.personId },
  };
}

/** Who lets somebody in with a live realm proves itself afresh: an unlocked screen is not enough. @throws Refusal FRESH_PROOF_NEEDED */
async function granting(signed: Signed): Promise<ReturnType<typeof administrator>> {
  const known = administrator(signed);
  if (known.room.realm.kind === "live") await requireFreshProof(signed);
  return known;
}

export function administrationHandlers(door: Door): Doors {
  const rooms: PeopleRooms = door;
  const made = (m: MadeCredential) => ({ id: m.credentialId, key: m.key, fingerprint: m.fingerprint });
  return {
    async listPeople(c) {
      const { room, by } = administrator(c.get("signed"));
      const bodies = (await room.directory()).all.map((b) => ({ slug: b.slug, name: b.name }));
      return c.json({ ...(await peopleOf(room, door.signIn, by.personId)), bodies }, 200);
    },

    async suspendPerson(c) {
      const { room, by } = administrator(c.get("signed"));
      await suspend(rooms, room, { ...c.req.valid("param"), ...c.req.valid("json") }, by);
      return c.json(DONE, 200);
    },

    async changeMembership(c) {
      const { room, by } = await granting(c.get("signed"));
      await changeMembership(rooms, room, { ...c.req.valid("param"), ...c.req.valid("json") }, by);
      return c.json(DONE, 200);
    },

    async signOutPerson(c) {
      const { room, by } = administrator(c.get("signed"));
      await signOutPerson(rooms, room, c.req.valid("param").id, by);
      return c.json(DONE, 200);
    },

    async unlockPerson(c) {
      const { room, by } = administrator(c.get("signed"));
      await unlockPerson(rooms, room, c.req.valid("param").id, by);
      return c.json(DONE, 200);
    },

    async recoverPerson(c) {
      const { room, by } = await granting(c.get("signed"));
      const { id, token, expiresAt } = await recover(door.realms, room, c.req.valid("param").id, by);
      return c.json({ id, link: recoveryLink(ownOrigin(c.req.url, door.signIn.origins), token), expiresAt }, 201);
    },

    async listInvitations(c) {
      const { room } = administrator(c.get("signed"));
      const rows = await asDuty(room.realm, "door", listInvitations);
      const bodyOf = await shortBodies(room);
      return c.json({ items: rows.flatMap((row) => invitationOf(row, bodyOf)) }, 200);
    },

    async makeInvitation(c) {
      const { room, by } = await granting(c.get("signed"));
      const { hours, ...plan } = c.req.valid("json");
      const i = await invite(room, { ...plan, minutes: hours * 60 }, by);
      return c.json(
        { id: i.id, link: invitationLink(ownOrigin(c.req.url, door.signIn.origins), i.token), expiresAt: i.expiresAt },
        201,
      );
    },

    async revokeInvitation(c) {
      const { room, by } = administrator(c.get("signed"));
      await withdrawInvitation(room, c.req.valid("param").id, by);
      return c.json(DONE, 200);
    },

    async listMachines(c) {
      const { room } = administrator(c.get("signed"));
      const { rows, now } = await asDuty(room.realm, "door", async (tx) => ({
        rows: await listCredentials(tx),
        now: (await tx.now()).epochMilliseconds,
      }));
      const bodyOf = await shortBodies(room);
      return c.json({ items: rows.flatMap((row) => machineOf(row, bodyOf, now)) }, 200);
    },

    async makeMachine(c) {
      const { room, by } = await granting(c.get("signed"));
      const plan = c.req.valid("json");
      return c.json(made(await addMachine(room, door.signIn, { ...plan, days: plan.days }, by)), 201);
    },

    async rotateMachine(c) {
      const { room, by } = await granting(c.get("signed"));
      const order = { ...c.req.valid("param"), ...c.req.valid("json") };
      return c.json(made(await rotateKey(room, door.signIn, door.standing, order, by)), 201);
    },

    async revokeMachine(c) {
      const { room, by } = administrator(c.get("signed"));
      await revokeCredential(room, door.standing, c.req.valid("param").id, by);
      return c.json(DONE, 200);
    },
  };
}

type BodyOf = (id: string) => { slug: string; name: { en: string; ja: string } } | undefined;

async function shortBodies(room: OpenRealm): Promise<BodyOf> {
  const directory = await room.directory();
  return (id) => {
    const body = directory.byId(id);
    return body && { slug: body.slug, name: body.name };
  };
}

const iso = (at: string): string => new Date(at).toISOString();

function invitationOf(row: InvitationRow, bodyOf: BodyOf) {
  const body = bodyOf(row.organisationId);
  if (!body) return [];
  const { id, role, email } = row;
  const ended = row.revokedAt !== null ? ("revoked" as const) : row.expired ? ("expired" as const) : ("open" as const);
  const state = row.acceptedAt !== null ? ("accepted" as const) : ended;
  return [{ id, role, email, body, madeAt: iso(row.madeAt), expiresAt: iso(row.expiresAt), state }];
}

function machineOf(row: CredentialRow, bodyOf: BodyOf, now: number) {
  const body = bodyOf(row.organisationId);
  if (!body) return [];
  const expired = row.expiresAt !== null && Date.parse(row.expiresAt) <= now;
  const state = row.revokedAt !== null ? ("revoked" as const) : expired ? ("expired" as const) : ("standing" as const);
  return [
    {
      id: row.id,
      kind: row.kind,
      name: row.name,
      body,
      start: row.keyStart,
      fingerprint: row.fingerprint,
      scope: row.scope,
      madeAt: iso(row.madeAt),
      expiresAt: row.expiresAt === null ? null : iso(row.expiresAt),
      lastUsedAt: row.lastUsedAt === null ? null : iso(row.lastUsedAt),
      state,
    },
  ];
}
