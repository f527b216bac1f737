/** People of a realm, their memberships, and the invitations that make them members. No content. */
import { sql } from "kysely";
import type { DutyTx } from "../../db/act.ts";

export interface PersonRow {
  readonly id: string;
  readonly loginId: string | null;
  readonly name: string;
  readonly nameJa: string | null;
  readonly suspendedAt: string | null;
  readonly memberships: readonly {
    readonly organisationId: string;
    readonly role: string;
    readonly since: string;
    readonly until: string | null;
  }[];
}

const PERSON = sql`p.person_id as id, p.login_id as "loginId", p.display_name as name, p.display_name_ja as "nameJa",
  p.suspended_at as "suspendedAt", coalesce((select jsonb_agg(jsonb_build_object('organisationId', m.organisation_id, 'role', m.role,
    'since', m.since, 'until', m.until) order by m.since, m.role) from membership m where m.person_id = p.person_id), '[]') as memberships`;

/** Everybody of the realm, by name. */
export async function listPeople(tx: DutyTx<"door">): Promise<readonly PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${PERSON} from person p order by p.display_name, p.person_id limit 5000`.execute(tx.db);
  return rows;
}

export async function findPerson(tx: DutyTx<"door">, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select ${PERSON} from person p where p.person_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

/** The person who acts as this actor; undefined for a machine and a duty. */
export async function personOfActor(tx: DutyTx<"door">, actorId: string): Promise<string | undefined> {
  const row = await tx.db.selectFrom("actor").select("person_id").where("actor_id", "=", actorId).executeTakeFirst();
  return row?.person_id ?? undefined;
}

/** @returns false when it stood so already */
export async function setSuspended(tx: DutyTx<"door">, id: string, suspended: boolean): Promise<boolean> {
  const done = suspended
    ? await sql`update person set suspended_at = realm_now() where person_id = ${id}::uuid and suspended_at is null`.execute(
        tx.db,
      )
    : await sql`update person set suspended_at = null where person_id = ${id}::uuid and suspended_at is not null`.execute(
        tx.db,
      );
  return done.numAffectedRows === 1n;
}

/** @returns false when there is no such membership now */
export async function endMembership(
  tx: DutyTx<"door">,
  m: { personId: string; organisationId: string; role: string },
): Promise<boolean> {
  const done = await sql`update membership set until = realm_now()
    where person_id = ${m.personId}::uuid and organisation_id = ${m.organisationId}::uuid and role = ${m.role}
      and (until is null or until > realm_now())`.execute(tx.db);
  return done.numAffectedRows === 1n;
}

export interface InvitationRow {
  readonly id: string;
  readonly organisationId: string;
  readonly role: string;
  readonly email: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly acceptedAt: string | null;
  readonly revokedAt: string | null;
  readonly expired: boolean;
}

const INVITATION = sql`invitation_id as id, organisation_id as "organisationId", role, email, made_by as "madeBy",
  made_at as "madeAt", expires_at as "expiresAt", accepted_at as "acceptedAt", revoked_at as "revokedAt",
  expires_at <= realm_now() as expired`;

const OPEN = sql`accepted_at is null and revoked_at is null and expires_at > realm_now()`;

export async function writeInvitation(
  tx: DutyTx<"door">,
  i: {
    readonly id: string;
    readonly tokenDigest: Buffer;
    readonly organisationId: string;
    readonly role: string;
    readonly email: string | null;
    readonly madeBy: string;
    readonly minutes: number;
  },
): Promise<{ expiresAt: string }> {
  const at = await tx.now();
  const expiresAt = at.add({ minutes: i.minutes }).toString();
  await tx.db
    .insertInto("invitation")
    .values({
      invitation_id: i.id,
      token_digest: i.tokenDigest,
      organisation_id: i.organisationId,
      role: i.role,
      email: i.email,
      made_by: i.madeBy,
      made_at: at.toString(),
      expires_at: expiresAt,
    })
    .execute();
  return { expiresAt };
}

export async function listInvitations(tx: DutyTx<"door">): Promise<readonly InvitationRow[]> {
  const { rows } = await sql<InvitationRow>`
    select ${INVITATION} from invitation order by made_at desc, invitation_id desc limit 500`.execute(tx.db);
  return rows;
}

/** The invitation of a token while it is open. */
export async function openInvitation(tx: DutyTx<"door">, tokenDigest: Buffer): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    select ${INVITATION} from invitation where token_digest = ${tokenDigest}::bytea and ${OPEN}`.execute(tx.db);
  return rows[0];
}

/** Takes an open invitation, once: of many who try at the same time one gets it. */
export async function claimInvitation(tx: DutyTx<"door">, id: string, personId: string): Promise<boolean> {
  const done = await sql`update invitation set accepted_at = realm_now(), accepted_by = ${personId}::uuid
    where invitation_id = ${id}::uuid and ${OPEN}`.execute(tx.db);
  return done.numAffectedRows === 1n;
}

/** @returns the invitation when it was open until now */
export async function revokeInvitation(tx: DutyTx<"door">, id: string): Promise<InvitationRow | undefined> {
  const { rows } = await sql<InvitationRow>`
    update invitation set revoked_at = realm_now() where invitation_id = ${id}::uuid and ${OPEN} returning ${INVITATION}`.execute(
    tx.db,
  );
  return rows[0];
}

/** Is anybody a member in this role now? */
export async function anybodyIn(tx: DutyTx<"door">, role: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from membership where role = ${role} and (until is null or until > realm_now())) as there`.execute(
    tx.db,
  );
  return rows[0]?.there ?? false;
}

export async function writeFreshProof(
  tx: DutyTx<"door">,
  p: { actorId: string; sessionDigest: Buffer; method: "passkey" | "totp" },
): Promise<void> {
  await sql`insert into fresh_proof (actor_id, session_digest, method, at)
    values (${p.actorId}::uuid, ${p.sessionDigest}::bytea, ${p.method}, realm_now())
    on conflict (actor_id, session_digest) do update set method = excluded.method, at = excluded.at`.execute(tx.db);
}

/** Did this actor show a passkey or a code in this session, at most so many minutes ago by the realm's clock? */
export async function hasFreshProof(
  tx: DutyTx<"door">,
  p: { actorId: string; sessionDigest: Buffer; minutes: number },
): Promise<boolean> {
  const { rows } = await sql<{ fresh: boolean }>`
    select exists (select from fresh_proof where actor_id = ${p.actorId}::uuid and session_digest = ${p.sessionDigest}::bytea
      and at > realm_now() - make_interval(mins => ${p.minutes})) as fresh`.execute(tx.db);
  return rows[0]?.fresh ?? false;
}
