/** The rows that the register is made of, as the commission sees them: measures that it decides on, their steps, all votes on them. */
import type { MeasureEvent, MeasureState, MeasureType } from "@noroshi/decisions/contract";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export interface RegisteredMeasure {
  readonly id: string;
  readonly number: string;
  readonly type: MeasureType;
  readonly owner_id: string;
  readonly asked_by: string;
  readonly asked_person: string | null;
  readonly asked_at: string;
  readonly content_key: string;
  readonly version: number;
  readonly content: Buffer;
  readonly object_digest: Buffer;
}

/** Every measure of these types that this reader sees, with its last version, oldest first. */
export async function measuresOf(tx: ReaderTx, types: readonly string[]): Promise<readonly RegisteredMeasure[]> {
  const { rows } = await sql<RegisteredMeasure>`
    select m.measure_id as id, m.number, m.type, m.owner_id, m.asked_by, m.asked_person, m.asked_at, m.content_key, v.version, v.content, v.object_digest
    from measure m join lateral (
      select version, content, object_digest from measure_version v where v.measure_id = m.measure_id order by version desc limit 1) v on true
    where m.type = any (${[...types]}::text[]) order by m.asked_at, m.measure_id`.execute(tx.db);
  return rows;
}

export interface RegisteredStep {
  readonly measure_id: string;
  readonly n: number;
  readonly event: MeasureEvent;
  readonly state: MeasureState;
  readonly at: string;
}

export async function stepsOfAll(tx: ReaderTx, measureIds: readonly string[]): Promise<readonly RegisteredStep[]> {
  const { rows } = await sql<RegisteredStep>`
    select measure_id, n, event, state, at from measure_step where measure_id = any (${[...measureIds]}::uuid[]) order by measure_id, n`.execute(
    tx.db,
  );
  return rows;
}

export interface RegisteredVote {
  readonly id: string;
  readonly asker_id: string;
  readonly number: string;
  readonly object_digest: Buffer;
  readonly says: "approve" | "approve_with_conditions" | "refuse";
  readonly decision: string | null;
  readonly person_id: string;
  readonly on_behalf_of: string | null;
  readonly organisation_id: string;
  readonly valid_until: string | null;
  readonly at: string;
}

/** Every vote that this reader sees, in the order in which they were given. */
export async function allVotes(tx: ReaderTx): Promise<readonly RegisteredVote[]> {
  const { rows } = await sql<RegisteredVote>`
    select vote_id as id, asker_id, number, object_digest, says, decision, person_id, on_behalf_of, organisation_id, valid_until, at
    from measure_vote order by nth`.execute(tx.db);
  return rows;
}

export interface OwnAct {
  readonly id: string;
  readonly act: "inspection" | "notice" | "demand" | "recommendation";
  readonly number: number;
  readonly at: string;
}

/** What the commission did by itself, oldest first. */
export async function ownActs(tx: ReaderTx): Promise<readonly OwnAct[]> {
  const { rows } = await sql<OwnAct>`
    select inspection_id as id, 'inspection' as act, number, at from inspection
    union all select word_id, kind, number, at from oversight_word where owner_id = ${tx.reader.organisationId}::uuid
    order by at, id`.execute(tx.db);
  return rows;
}
