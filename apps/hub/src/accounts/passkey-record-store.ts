/** Passkeys on a realm's record as rows, beside those that the sign-in has now. Public keys alone. */
import { type Kysely, sql } from "kysely";
import type { DutyTx } from "../db/act.ts";

/** The sign-in's own tables. */
export type SignInBooks = Kysely<unknown>;

/** An actor of a login in one realm, with the body for which it acts. */
export interface LoginActor {
  readonly actorId: string;
  readonly bodyId: string;
  readonly bodyKind: string;
}

export async function actorsOfLogin(tx: DutyTx<"door">, loginId: string): Promise<readonly LoginActor[]> {
  const { rows } = await sql<LoginActor>`
    select a.actor_id as "actorId", a.organisation_id as "bodyId", o.kind as "bodyKind"
    from person p join actor a using (person_id) join organisation o using (organisation_id)
    where p.login_id = ${loginId} and a.kind = 'person' order by a.actor_id`.execute(tx.db);
  return rows;
}

/** Public keys of a login's passkeys now. */
export async function publicKeysOf(db: SignInBooks, loginId: string): Promise<readonly Buffer[]> {
  const { rows } = await sql<{ publicKey: string }>`
    select "publicKey" from passkey where "userId" = ${loginId} order by "createdAt", id`.execute(db);
  return rows.map((row) => Buffer.from(row.publicKey, "base64"));
}

/** Logins that have a passkey now, and those that a realm's record still shows with one. */
export async function loginsWithPasskeys(db: SignInBooks): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select distinct "userId" as id from passkey order by 1`.execute(db);
  return rows.map((row) => row.id);
}

export async function loginsOnRecord(tx: DutyTx<"door">): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.login_id as id from passkey_record r join actor a using (actor_id) join person p using (person_id)
    where r.revoked_at is null and p.login_id is not null order by 1`.execute(tx.db);
  return rows.map((row) => row.id);
}

export async function standingKeys(tx: DutyTx<"door">, actorId: string): Promise<readonly Buffer[]> {
  const { rows } = await sql<{ key: Buffer }>`
    select public_key as key from passkey_record where actor_id = ${actorId}::uuid and revoked_at is null`.execute(
    tx.db,
  );
  return rows.map((row) => row.key);
}

/** @returns false when it stands already */
export async function writeRegistered(tx: DutyTx<"door">, id: string, actorId: string, key: Buffer): Promise<boolean> {
  const done = await sql`insert into passkey_record (record_id, actor_id, public_key, registered_at)
    values (${id}::uuid, ${actorId}::uuid, ${key}, realm_now())
    on conflict (actor_id, public_key) where revoked_at is null do nothing`.execute(tx.db);
  return done.numAffectedRows === 1n;
}

/** @returns false when it did not stand */
export async function writeRevoked(tx: DutyTx<"door">, actorId: string, key: Buffer): Promise<boolean> {
  const done = await sql`update passkey_record set revoked_at = greatest(registered_at, realm_now())
    where actor_id = ${actorId}::uuid and public_key = ${key} and revoked_at is null`.execute(tx.db);
  return done.numAffectedRows === 1n;
}
