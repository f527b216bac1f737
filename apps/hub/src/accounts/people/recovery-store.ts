/** Recoveries as rows: made, used once, and readmitted by another hand. No content. */
import { sql } from "kysely";
import type { DutyTx } from "../../db/act.ts";

export interface RecoveryRow {
  readonly id: string;
  readonly personId: string;
  /** The person who made it; null at the local door. */
  readonly maker: string | null;
}

const OPEN = sql`r.used_at is null and r.expires_at > realm_now()`;

/** Makes earlier links of the person void: one is good at a time. */
export async function writeRecovery(
  tx: DutyTx<"door">,
  r: {
    readonly id: string;
    readonly tokenDigest: Buffer;
    readonly personId: string;
    readonly madeBy: string;
    readonly minutes: number;
  },
): Promise<{ expiresAt: string }> {
  const at = await tx.now();
  const expiresAt = at.add({ minutes: r.minutes }).toString();
  await sql`update recovery r set expires_at = greatest(realm_now(), made_at + interval '1 millisecond') where person_id = ${r.personId}::uuid and ${OPEN}`.execute(
    tx.db,
  );
  await sql`insert into recovery (recovery_id, token_digest, person_id, made_by, made_at, expires_at)
    values (${r.id}::uuid, ${r.tokenDigest}::bytea, ${r.personId}::uuid, ${r.madeBy}::uuid, ${at.toString()}, ${expiresAt})`.execute(
    tx.db,
  );
  return { expiresAt };
}

/** The recovery of a token while it is open. */
export async function openRecovery(tx: DutyTx<"door">, tokenDigest: Buffer): Promise<RecoveryRow | undefined> {
  const { rows } = await sql<RecoveryRow>`
    select r.recovery_id as id, r.person_id as "personId", a.person_id as maker
    from recovery r join actor a on a.actor_id = r.made_by where r.token_digest = ${tokenDigest}::bytea and ${OPEN}`.execute(
    tx.db,
  );
  return rows[0];
}

/** Takes an open recovery, once: of many who try at the same time one gets it. */
export async function claimRecovery(tx: DutyTx<"door">, id: string): Promise<boolean> {
  const done =
    await sql`update recovery r set used_at = realm_now() where recovery_id = ${id}::uuid and ${OPEN}`.execute(tx.db);
  return done.numAffectedRows === 1n;
}

/** Was this person's way in, which nobody has let in since, given by this hand? */
export async function recoveredBy(tx: DutyTx<"door">, personId: string, makerPersonId: string): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`
    select exists (select from recovery r join actor a on a.actor_id = r.made_by
      where r.person_id = ${personId}::uuid and r.used_at is not null and r.readmitted_at is null and a.person_id = ${makerPersonId}::uuid) as own`.execute(
    tx.db,
  );
  return rows[0]?.own ?? true;
}

/** Closes what was used: another let the person in. */
export async function readmitted(tx: DutyTx<"door">, personId: string, byActor: string): Promise<void> {
  await sql`update recovery set readmitted_at = realm_now(), readmitted_by = ${byActor}::uuid
    where person_id = ${personId}::uuid and used_at is not null and readmitted_at is null and made_by <> ${byActor}::uuid`.execute(
    tx.db,
  );
}
