/** States of legal bases as rows: written by the door or by a confirmed change, asked by gates inside the act that they gate. */
import type { BasisState, DatedState, LegalBasis } from "@noroshi/law";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";

export interface NewState {
  readonly id: string;
  readonly basis: string;
  readonly state: BasisState;
  /** Now when null. */
  readonly since: string | null;
  readonly until: string | null;
  readonly source: string;
  readonly verified: boolean;
}

/** The basis that opens a capability; one is made under the capability's own name where there is none. */
export async function basisOf(tx: DutyTx<"door">, capability: string): Promise<string> {
  await sql`
    insert into legal_basis (basis_id, jurisdiction, instrument, article, source)
    select ${capability}, '*', jsonb_build_object('en', ${capability}::text, 'ja', ${capability}::text), '', 'recorded for the capability itself'
    where not exists (select from capability where capability = ${capability}) on conflict do nothing`.execute(tx.db);
  await sql`insert into capability (capability, basis_id) values (${capability}, ${capability}) on conflict do nothing`.execute(
    tx.db,
  );
  const { basis_id } = await tx.db
    .selectFrom("capability")
    .select("basis_id")
    .where("capability", "=", capability)
    .executeTakeFirstOrThrow();
  return basis_id;
}

/** Writes a basis; the same id again leaves what stands. */
export async function writeBasis(tx: DutyTx<"door">, b: Omit<LegalBasis, "states">): Promise<void> {
  await sql`
    insert into legal_basis (basis_id, jurisdiction, instrument, article, source, verified)
    values (${b.id}, ${b.jurisdiction}, ${JSON.stringify(b.instrument)}::jsonb, ${b.article}, ${b.source}, ${b.verified}) on conflict do nothing`.execute(
    tx.db,
  );
}

export async function writeCapability(tx: DutyTx<"door">, capability: string, basis: string): Promise<void> {
  await sql`insert into capability (capability, basis_id) values (${capability}, ${basis})`.execute(tx.db);
}

/** Records a state; acts that hold the basis at this moment end first. */
export async function writeState(tx: DutyTx<"door">, s: NewState): Promise<void> {
  await sql`select from legal_basis where basis_id = ${s.basis} for update`.execute(tx.db);
  await sql`
    insert into basis_state (basis_state_id, basis_id, state, since, until, source, verified, recorded_at, nth)
    select ${s.id}::uuid, ${s.basis}, ${s.state}, coalesce(${s.since}::timestamptz, realm_now()), ${s.until}::timestamptz, ${s.source}, ${s.verified}, realm_now(),
      coalesce((select max(nth) from basis_state where basis_id = ${s.basis}), 0) + 1`.execute(tx.db);
}

/** Records the state that a confirmed change names; acts that hold the basis at this moment end first. */
export async function writeConfirmed(tx: ReaderTx, id: string, changeId: string): Promise<void> {
  await sql`select from legal_basis where basis_id = (select basis_id from basis_change where change_id = ${changeId}::uuid) for update`.execute(
    tx.db,
  );
  await sql`
    insert into basis_state (basis_state_id, basis_id, state, since, until, source, verified, recorded_at, nth, change_id)
    select ${id}::uuid, c.basis_id, c.state, c.since, c.until, c.source, c.verified, realm_now(),
      coalesce((select max(nth) from basis_state s where s.basis_id = c.basis_id), 0) + 1, c.change_id
    from basis_change c where c.change_id = ${changeId}::uuid`.execute(tx.db);
}

/**
 * Is this capability in force at the realm's now? Holds its basis until the act ends. Unknown means no.
 * Of states that begin at one instant the last recorded counts; one that has ended opens nothing.
 */
export async function inForce(tx: ReaderTx, capability: string): Promise<boolean> {
  const held = await sql<{ basis_id: string }>`
    select b.basis_id from legal_basis b where b.basis_id = (select basis_id from capability where capability = ${capability}) for share`.execute(
    tx.db,
  );
  const basis = held.rows[0]?.basis_id;
  return basis !== undefined && (await stands(tx, basis));
}

/** The same as it seems at this moment, and held by nothing: for what is only shown, never for a gate. */
export async function seemsInForce(tx: ReaderTx, capability: string): Promise<boolean> {
  const basis = (await capabilityBases(tx)).get(capability);
  return basis !== undefined && (await stands(tx, basis));
}

async function stands(tx: ReaderTx, basis: string): Promise<boolean> {
  const { rows } = await sql<{ state: BasisState }>`
    select case when until <= realm_now() then 'none' else state end as state
    from basis_state where basis_id = ${basis} and since <= realm_now() order by since desc, nth desc limit 1`.execute(
    tx.db,
  );
  return rows[0]?.state === "in_force";
}

export interface StoredState {
  readonly capability: string;
  readonly state: BasisState;
  readonly since: string;
  readonly source: string;
  readonly verified: boolean;
}

/** Every state that was recorded, by capability and time. */
export async function readStates(tx: DutyTx<"door">): Promise<readonly StoredState[]> {
  const { rows } = await sql<StoredState>`
    select capability, state, since, source, verified from basis_state join capability using (basis_id) order by capability, since, nth`.execute(
    tx.db,
  );
  return rows;
}

/** A state of a basis with the order in which it was recorded. */
export interface RecordedState extends DatedState {
  readonly basis: string;
  readonly source: string;
  readonly verified: boolean;
  readonly recordedAt: string;
  readonly version: number;
  readonly changeId: string | null;
}

/** Every state of every basis, in the order in which they begin. */
export async function recordedStates(tx: DutyTx | ReaderTx): Promise<readonly RecordedState[]> {
  const { rows } = await sql<RecordedState>`
    select basis_id as basis, state, since as "from", until, source, verified, recorded_at as "recordedAt", version::integer as version, change_id as "changeId"
    from basis_state order by basis_id, since, nth`.execute(tx.db);
  return rows;
}

/** Which basis opens which capability. */
export async function capabilityBases(tx: DutyTx | ReaderTx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db.selectFrom("capability").select(["capability", "basis_id"]).execute();
  return new Map(rows.map((r) => [r.capability, r.basis_id]));
}

export interface BasisRow {
  readonly basis_id: string;
  readonly jurisdiction: string;
  readonly instrument: unknown;
  readonly article: string;
  readonly source: string;
  readonly verified: boolean;
}

export async function readBases(tx: ReaderTx): Promise<readonly BasisRow[]> {
  return tx.db
    .selectFrom("legal_basis")
    .select(["basis_id", "jurisdiction", "instrument", "article", "source", "verified"])
    .orderBy("basis_id")
    .execute();
}

const LAW = "legal_profile";

/** Pins the law of the realm. A realm is founded once; the same law again is the same act. */
export async function pinLaw(tx: DutyTx<"door">, body: unknown): Promise<"pinned" | "same" | "other"> {
  const text = JSON.stringify(body);
  const { rows } = await sql`
    insert into setting (name, body, since) values (${LAW}, ${text}::jsonb, realm_now()) on conflict do nothing returning 1`.execute(
    tx.db,
  );
  if (rows.length === 1) return "pinned";
  const found = await sql`select from setting where name = ${LAW} and body = ${text}::jsonb`.execute(tx.db);
  return found.rows.length === 1 ? "same" : "other";
}

/** A mark that changes with the pinned law and names its realm; undefined where none is pinned. */
export async function pinnedSince(tx: DutyTx | ReaderTx): Promise<string | undefined> {
  const { rows } = await sql<{ mark: string }>`
    select current_schema() || ' ' || s.since || ' ' || s.xmin::text || ' ' || (select oid from pg_namespace where nspname = current_schema()) || ' ' || pg_postmaster_start_time() as mark
    from setting s where s.name = ${LAW}`.execute(tx.db);
  return rows[0]?.mark;
}

export async function pinnedLaw(tx: DutyTx | ReaderTx): Promise<unknown> {
  const row = await tx.db.selectFrom("setting").select("body").where("name", "=", LAW).executeTakeFirst();
  return row?.body;
}
