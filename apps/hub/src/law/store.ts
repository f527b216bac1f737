/** States of legal bases as rows: written by the door, asked by gates inside the act that they gate. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";

export type BasisState = "none" | "bill" | "enacted_not_in_force" | "in_force" | "suspended" | "repealed";

export interface NewState {
  readonly id: string;
  readonly capability: string;
  readonly state: BasisState;
  readonly since: string | null;
  readonly source: string;
  readonly verified: boolean;
}

/** Records a state; acts that hold the capability at this moment end first. */
export async function writeState(tx: DutyTx<"door">, s: NewState): Promise<void> {
  const { rows } = await sql<{ nth: number }>`
    insert into capability (capability, changes) values (${s.capability}, 1)
    on conflict (capability) do update set changes = capability.changes + 1 returning changes as nth`.execute(tx.db);
  await sql`
    insert into basis_state (basis_state_id, capability, state, since, source, verified, recorded_at, nth)
    values (${s.id}::uuid, ${s.capability}, ${s.state}, coalesce(${s.since}::timestamptz, realm_now()), ${s.source}, ${s.verified}, realm_now(), ${rows[0]?.nth ?? 1})`.execute(
    tx.db,
  );
}

/**
 * Is this capability in force at the realm's now? Holds its state until the act ends. Unknown means no.
 * Of states that begin at one instant the last recorded counts.
 */
export async function inForce(tx: ReaderTx, capability: string): Promise<boolean> {
  const held = await sql`select from capability where capability = ${capability} for share`.execute(tx.db);
  if (held.rows.length === 0) return false;
  const { rows } = await sql<{ state: BasisState }>`
    select state from basis_state where capability = ${capability} and since <= realm_now() order by since desc, nth desc limit 1`.execute(
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
    select capability, state, since, source, verified from basis_state order by capability, since, nth`.execute(tx.db);
  return rows;
}
