/** Credentials of machines: API keys and client certificates, with what they may do, until when, and when they were last used. */
import { sql } from "kysely";
import type { DutyTx } from "../../db/act.ts";

export type Scope = "all" | "read" | "submit";

export interface NewCredential {
  readonly id: string;
  readonly actorId: string;
  readonly kind: "key" | "certificate";
  readonly name: string;
  readonly keyId: string | null;
  readonly keyStart: string | null;
  readonly fingerprint: Buffer | null;
  readonly scope: Scope;
  readonly madeBy: string;
  readonly days: number | null;
  readonly replaces: string | null;
}

export async function writeCredential(tx: DutyTx<"door">, c: NewCredential): Promise<void> {
  const at = await tx.now();
  await tx.db
    .insertInto("credential")
    .values({
      credential_id: c.id,
      actor_id: c.actorId,
      kind: c.kind,
      name: c.name,
      key_id: c.keyId,
      key_start: c.keyStart,
      fingerprint: c.fingerprint,
      scope: c.scope,
      made_by: c.madeBy,
      made_at: at.toString(),
      expires_at: c.days === null ? null : at.add({ hours: 24 * c.days }).toString(),
      replaces: c.replaces,
    })
    .execute();
}

export interface StandingCredential {
  readonly id: string;
  readonly actorId: string;
  readonly scope: Scope;
}

/** The credential behind a key or a fingerprint, while it stands by the realm's clock; its use is noted once a minute. */
export async function useCredential(
  tx: DutyTx<"door">,
  by: { readonly keyId: string } | { readonly fingerprint: string },
): Promise<StandingCredential | undefined> {
  const which =
    "keyId" in by ? sql`key_id = ${by.keyId}` : sql`fingerprint = ${Buffer.from(by.fingerprint, "hex")}::bytea`;
  const { rows } = await sql<StandingCredential & { stale: boolean }>`
    select credential_id as id, actor_id as "actorId", scope,
      last_used_at is null or last_used_at < realm_now() - interval '1 minute' as stale
    from credential where ${which} and revoked_at is null and (expires_at is null or expires_at > realm_now())`.execute(
    tx.db,
  );
  const found = rows[0];
  if (found?.stale)
    await sql`update credential set last_used_at = realm_now() where credential_id = ${found.id}`.execute(tx.db);
  return found;
}

export interface CredentialRow {
  readonly id: string;
  readonly kind: "key" | "certificate";
  readonly name: string;
  readonly organisationId: string;
  readonly actorId: string;
  readonly keyId: string | null;
  readonly keyStart: string | null;
  readonly fingerprint: string | null;
  readonly scope: Scope;
  readonly madeAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

const ROW = sql`c.credential_id as id, c.kind, c.name, a.organisation_id as "organisationId", c.actor_id as "actorId",
  c.key_id as "keyId", c.key_start as "keyStart", encode(c.fingerprint, 'hex') as fingerprint, c.scope, c.made_at as "madeAt",
  c.expires_at as "expiresAt", c.last_used_at as "lastUsedAt", c.revoked_at as "revokedAt"`;

/** Every credential of the realm, the newest first. */
export async function listCredentials(tx: DutyTx<"door">): Promise<readonly CredentialRow[]> {
  const { rows } = await sql<CredentialRow>`
    select ${ROW} from credential c join actor a using (actor_id) order by c.made_at desc, c.credential_id limit 5000`.execute(
    tx.db,
  );
  return rows;
}

export async function findCredential(tx: DutyTx<"door">, id: string): Promise<CredentialRow | undefined> {
  const { rows } = await sql<CredentialRow>`
    select ${ROW} from credential c join actor a using (actor_id) where c.credential_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

/** Ends a credential now, or after so many hours in which its successor takes over. @returns false when it had ended before */
export async function endCredential(tx: DutyTx<"door">, id: string, graceHours: number): Promise<boolean> {
  const done =
    graceHours === 0
      ? await sql`update credential set revoked_at = realm_now() where credential_id = ${id}::uuid and revoked_at is null`.execute(
          tx.db,
        )
      : await sql`update credential set expires_at = least(expires_at, realm_now() + make_interval(hours => ${graceHours}))
          where credential_id = ${id}::uuid and revoked_at is null and (expires_at is null or expires_at > realm_now())`.execute(
          tx.db,
        );
  return done.numAffectedRows === 1n;
}
