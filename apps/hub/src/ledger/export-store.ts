/** What an export for auditors reads of the database: leaves with their acts, signatures of decisions, and which records are kept or were erased. */
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";
import type { Recorded } from "./entry.ts";

export interface LeafRow extends Partial<Recorded> {
  readonly leaf_index: number;
  readonly outbox_id: number | null;
  readonly salt: Buffer | null;
}

/** Leaves from an index on with the acts that they stand for, in order. */
export async function leavesWithActs(
  tx: DutyTx<"keeper">,
  logNo: number,
  from: number,
  to: number,
): Promise<readonly LeafRow[]> {
  const { rows } = await sql<LeafRow>`
    select l.leaf_index, l.outbox_id, l.salt, o.act, o.actor_id, a.organisation_id, o.at, o.subject, o.entry
    from ledger_leaf l left join outbox o using (outbox_id) left join actor a using (actor_id)
    where l.log_no = ${logNo} and l.leaf_index >= ${from} and l.leaf_index < ${to} order by l.leaf_index`.execute(
    tx.db,
  );
  return rows;
}

export interface RecordRow {
  readonly id: string;
  readonly at: string;
  readonly version: number;
  readonly state: "present" | "erased" | "broken";
  readonly erased_at: string | null;
  /** Of the bytes as they came; nought where they lie with another report. */
  readonly length: number;
}

/** Reports and what became of them; `broken` is neither whole nor erased. */
export async function keptReports(
  tx: DutyTx<"keeper">,
  after: string | undefined,
  most: number,
): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select r.report_id as id, r.received_at as at, r.version, e.at as erased_at, coalesce(length(w.bytes), 0) as length,
      case when e.content_key is not null then 'erased'
        when k.content_key is not null and length(r.body) > 0 then 'present' else 'broken' end as state
    from report r left join erased e on e.content_key = r.content_key
      left join content_key k on k.content_key = r.content_key left join raw w on w.report_id = r.report_id
    where ${after === undefined} or r.report_id > ${after ?? null}::uuid
    order by r.report_id limit ${most}`.execute(tx.db);
  return rows;
}

/** What a record's digest is made of, sealed. */
export interface PartsRow {
  readonly id: string;
  readonly content_key: string;
  readonly body: Buffer;
  readonly salt: Buffer;
  readonly bytes: Buffer | null;
  readonly blob_address: Buffer | null;
}

export async function partsOf(tx: DutyTx<"keeper">, ids: readonly string[]): Promise<readonly PartsRow[]> {
  const { rows } = await sql<PartsRow>`
    select r.report_id as id, r.content_key, r.body, r.salt, w.bytes, w.blob_address
    from report r left join raw w using (report_id)
    where r.report_id = any (${[...ids]}::uuid[]) and r.salt is not null`.execute(tx.db);
  return rows;
}

/** Words of erasure certificates by report, as they were certified; empty where no realm of this hub keeps any. */
export async function certificatesByReport(tx: DutyTx<"keeper">): Promise<ReadonlyMap<string, string>> {
  const kept = await sql<{ there: boolean }>`select to_regclass('erasure_certificate') is not null as there`.execute(
    tx.db,
  );
  if (kept.rows[0]?.there !== true) return new Map();
  const { rows } = await sql<{ id: string; words: string }>`
    select r.report_id as id, c.words from erasure_certificate c join report r using (content_key)`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, row.words]));
}

/** The assertion of a passkey over a decision; `statement` is sealed under the key of what was decided. */
export interface SignatureRow {
  readonly id: string;
  /** The table under whose name it was sealed. */
  readonly sealed_as: string;
  readonly content_key: string;
  readonly statement: Buffer;
  readonly public_key: Buffer;
  readonly authenticator_data: Buffer;
  readonly client_data: Buffer;
  readonly signature: Buffer;
  readonly rp_id: string;
}

export async function signatureRows(
  tx: DutyTx<"keeper">,
  after: string | undefined,
  most: number,
): Promise<readonly SignatureRow[]> {
  const { rows } = await sql<SignatureRow>`
    select s.vote_id as id, 'measure_vote_signature' as sealed_as, v.content_key, s.statement, s.public_key, s.authenticator_data, s.client_data,
      s.signature, s.rp_id
    from measure_vote_signature s join measure_vote v using (vote_id)
    where ${after === undefined} or s.vote_id > ${after ?? null}::uuid order by s.vote_id limit ${most}`.execute(tx.db);
  return rows;
}
