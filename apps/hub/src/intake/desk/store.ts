/** Desk entries as rows: written by the desk under the other body's labels, read by both, answered by that body alone. */
import { sql } from "kysely";
import type { ReaderTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";
import type { ContentKey } from "../../keeping/keys.ts";
import type { DeskFiling } from "./filing.ts";

/** The part of an entry that tells of people and words; encrypted under the report's key. */
export interface EntryBody {
  readonly number: string;
  readonly caller: { readonly name: string; readonly role: string };
  readonly callback: {
    readonly number: string;
    readonly numberFrom: string;
    readonly spokeTo: string;
    readonly at: string;
  } | null;
  readonly whyNotVerified: string;
  readonly heard: string;
  readonly paperLog: { readonly reference: string; readonly batch: string; readonly why: string } | null;
}

/** From here on this transaction writes for another body; row security holds it to labels that the desk may read. */
export async function fileFor(tx: ReaderTx, organisationId: string): Promise<void> {
  await sql`select set_config('noroshi.desk_for', ${organisationId}, true)`.execute(tx.db);
}

/** Writes the entry beside the report that it filed. */
export async function fileEntry(
  tx: ReaderTx,
  desk: DeskFiling,
  w: {
    readonly reportId: string;
    readonly sourceRef: Buffer;
    readonly ownKey: LabelKey;
    readonly receiptId: string;
    readonly at: string;
    readonly enteredAt: string;
    readonly contentKey: ContentKey;
  },
): Promise<void> {
  const { entry, organisation, number } = desk;
  const { caller, callback, whyNotVerified, heard } = entry;
  const log = entry.paperLog;
  const paperLog = log && { reference: log.reference, batch: log.batch, why: log.why };
  const body: EntryBody = { number, caller, callback, whyNotVerified, heard, paperLog };
  await tx.db
    .insertInto("desk_entry")
    .values({
      report_id: w.reportId,
      ...w.ownKey,
      owner_id: organisation.id,
      source_ref: w.sourceRef,
      filed_by: tx.reader.organisationId,
      officer: tx.reader.actorId,
      receipt_id: w.receiptId,
      channel: entry.channel,
      called_at: entry.calledAt,
      callback_at: callback?.at ?? null,
      received_at: w.at,
      entered_at: w.enteredAt,
      backfilled: log !== null,
      body: w.contentKey.seal("desk_entry", w.reportId, Buffer.from(JSON.stringify(body))),
    })
    .execute();
}

export interface EntryRow {
  readonly report_id: string;
  readonly owner_id: string;
  readonly filed_by: string;
  readonly officer: string;
  readonly label_id: number;
  readonly channel: string;
  readonly called_at: string;
  readonly received_at: string;
  readonly entered_at: string;
  readonly body: Buffer;
  readonly content_key: string;
  /** When the body confirmed it; and when it first filed a version of its own. */
  readonly confirmed_at: string | null;
  readonly corrected_at: string | null;
}

const entries = sql`
  select d.report_id, d.owner_id, d.filed_by, k.name as officer, d.label_id, d.channel, d.called_at, d.received_at, d.entered_at, d.body, r.content_key,
    (select min(a.at) from desk_answer a where a.report_id = d.report_id) as confirmed_at,
    (select min(v.received_at) from report v where v.owner_id = d.owner_id and v.source_ref = d.source_ref and v.version > r.version) as corrected_at
  from desk_entry d join report r using (report_id) join actor k on k.actor_id = d.officer`;

/** The visible entry beside a report. */
export async function entryRow(tx: ReaderTx, reportId: string): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`${entries} where d.report_id = ${reportId}::uuid`.execute(tx.db);
  return rows[0];
}

/** Visible entries, last entered first; one more than asked tells that there is a next. */
export async function pageOfEntries(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`${entries}
    where ${after === undefined} or (d.entered_at, d.report_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid)
    order by d.entered_at desc, d.report_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** That the body said that it is right. */
export async function insertAnswer(
  tx: ReaderTx,
  a: {
    readonly id: string;
    readonly reportId: string;
    readonly labelId: number;
    readonly receiptId: string;
    readonly at: string;
  },
): Promise<void> {
  await sql`
    insert into desk_answer (answer_id, report_id, label_id, audience_class, owner_id, said_by, receipt_id, at)
    select ${a.id}::uuid, ${a.reportId}::uuid, label_id, audience_class, ${tx.reader.organisationId}::uuid, ${tx.reader.actorId}::uuid,
      ${a.receiptId}::uuid, ${a.at}::timestamptz
    from label where label_id = ${a.labelId}`.execute(tx.db);
}
