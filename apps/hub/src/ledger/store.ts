/** The ledger's tables: which log runs, what waits for it, which leaf stands for which act. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { NewLeaf, Waiting } from "./leaves.ts";

export type LogKind = "acts" | "commission";

export interface LogRow {
  readonly log_no: number;
  readonly kind: LogKind;
  readonly origin: string;
  /** Leaves that are settled on; the log in files follows. */
  readonly size: number;
  /** Leaves under the last checkpoint that was published. */
  readonly published: number;
  readonly began_at: string;
  readonly ended_at: string | null;
}

/** The running log of a kind, held until this transaction ends: one writer. Begun under `origin` where none runs. */
export async function runningLog(tx: DutyTx<"keeper">, kind: LogKind, origin: () => string): Promise<LogRow> {
  await sql`select pg_advisory_xact_lock(hashtext(${`ledger ${kind}`}), hashtext(current_schema()))`.execute(tx.db);
  const found = await sql<LogRow>`select * from ledger_log where kind = ${kind} and ended_at is null`.execute(tx.db);
  if (found.rows[0]) return found.rows[0];
  const made =
    await sql<LogRow>`insert into ledger_log (kind, origin, began_at) values (${kind}, ${origin()}, realm_now())
    returning *`.execute(tx.db);
  if (!made.rows[0]) throw new Error("a log that was begun is not there");
  return made.rows[0];
}

/** Ends a log that cannot go on, and lets everything that stood in it wait again for the one that follows. */
export async function endLog(tx: DutyTx<"keeper">, log: LogRow): Promise<void> {
  await sql`update ledger_log set ended_at = realm_now() where log_no = ${log.log_no}`.execute(tx.db);
  await sql`insert into ledger_waiting select l.outbox_id from ledger_leaf l
    where l.log_no = ${log.log_no} and l.outbox_id is not null on conflict do nothing`.execute(tx.db);
}

/** After a restore everything waits: what this log holds already waits no more. */
export async function passOverLogged(tx: DutyTx<"keeper">, log: LogRow): Promise<void> {
  await sql`delete from ledger_waiting w using ledger_leaf l
    where l.log_no = ${log.log_no} and l.outbox_id = w.outbox_id`.execute(tx.db);
}

/** What waits for a log, oldest first. The commission's own reads wait for the commission's log. */
export async function waitingFor(tx: DutyTx<"keeper">, log: LogRow, most: number): Promise<readonly Waiting[]> {
  const { rows } = await sql<Waiting>`
    select o.outbox_id, o.act, o.actor_id, a.organisation_id, o.at, o.subject, o.entry
    from ledger_waiting w join outbox o using (outbox_id) join actor a using (actor_id)
      left join organisation b using (organisation_id)
    where (b.kind is not distinct from 'commission' and o.act like 'read.%') = ${log.kind === "commission"}
    order by o.outbox_id limit ${most}`.execute(tx.db);
  return rows;
}

/** Puts leaves at the end of a log; their acts wait no more. Code 23505: an act would stand in it twice. */
export async function appendLeaves(tx: DutyTx<"keeper">, log: LogRow, leaves: readonly NewLeaf[]): Promise<void> {
  await sql`insert into ledger_leaf (log_no, leaf_index, outbox_id, salt, digest, committed)
    select ${log.log_no}, ${log.size} + t.n - 1, t.outbox_id, t.salt, t.digest, t.committed
    from unnest(${leaves.map((l) => l.outboxId)}::bigint[], ${leaves.map((l) => l.salt)}::bytea[],
      ${leaves.map((l) => l.digest)}::bytea[], ${leaves.map((l) => l.committed)}::bytea[])
      with ordinality as t(outbox_id, salt, digest, committed, n)`.execute(tx.db);
  const ids = leaves.flatMap((l) => (l.outboxId === null ? [] : [l.outboxId]));
  await sql`delete from ledger_waiting where outbox_id = any (${ids}::bigint[])`.execute(tx.db);
  await sql`update ledger_log set size = size + ${leaves.length} where log_no = ${log.log_no}`.execute(tx.db);
}

export async function notePublished(tx: DutyTx<"keeper">, logNo: number, size: number): Promise<void> {
  await sql`update ledger_log set published = greatest(published, ${size}) where log_no = ${logNo}`.execute(tx.db);
}

/** The commitments at `from` and after it, in order. */
export async function committedFrom(
  tx: DutyTx<"keeper">,
  logNo: number,
  from: number,
  most: number,
): Promise<readonly Buffer[]> {
  const { rows } = await sql<{ committed: Buffer; leaf_index: number }>`
    select leaf_index, committed from ledger_leaf where log_no = ${logNo} and leaf_index >= ${from}
    order by leaf_index limit ${most}`.execute(tx.db);
  for (const [at, row] of rows.entries())
    if (row.leaf_index !== from + at) throw new Error(`log ${logNo} has no leaf ${from + at}`);
  return rows.map((row) => row.committed);
}

export interface ProvableRow extends Waiting {
  readonly log_no: number | null;
  readonly leaf_index: number | null;
  readonly salt: Buffer | null;
  readonly origin: string | null;
}

const PROVABLE = sql`
  select o.outbox_id, o.act, o.actor_id, a.organisation_id, o.at, o.subject, o.entry, l.log_no, l.leaf_index, l.salt, g.origin
  from outbox o join actor a using (actor_id)
  left join ledger_log g on g.ended_at is null
    and g.kind = case when o.act like 'read.%' and exists (
      select from organisation b where b.organisation_id = a.organisation_id and b.kind = 'commission') then 'commission' else 'acts' end
  left join ledger_leaf l on l.log_no = g.log_no and l.outbox_id = o.outbox_id`;

/** Acts about one thing that this reader may prove: those of its own body, or all for oversight. Oldest first. */
export async function provableAbout(tx: ReaderTx, subject: string, most: number): Promise<readonly ProvableRow[]> {
  const { rows } = await sql<ProvableRow>`${PROVABLE}
    where o.subject = ${subject}::uuid and (a.organisation_id = current_organisation() or (select reads('log')))
    order by o.at, o.outbox_id limit ${most}`.execute(tx.db);
  return rows;
}

/** The acts that a receipt answered: recorded at its own instant, and naming it or the report that it is of. */
export async function provableOfReceipt(tx: ReaderTx, receipt: string, most: number): Promise<readonly ProvableRow[]> {
  const { rows } = await sql<ProvableRow>`${PROVABLE}
    where o.at = (select r.at from receipt r where r.receipt_id = ${receipt}::uuid)
      and (o.entry ->> 'receipt' = ${receipt}
        or o.subject = (select r.report_id from receipt r where r.receipt_id = ${receipt}::uuid))
      and a.organisation_id = current_organisation()
    order by o.outbox_id limit ${most}`.execute(tx.db);
  return rows;
}

/** The act whose entry has this digest, as far as this reader may prove it. */
export async function provableByDigest(tx: ReaderTx, digest: Buffer): Promise<ProvableRow | undefined> {
  const { rows } = await sql<ProvableRow>`${PROVABLE}
    where l.digest = ${digest} and (a.organisation_id = current_organisation() or (select reads('log')))
    order by l.leaf_index limit 1`.execute(tx.db);
  return rows[0];
}
