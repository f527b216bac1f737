/** Uploads under way, as rows of their owner. */
import type { Item } from "@noroshi/intake/contract";
import { sql } from "kysely";
import type { ReaderTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";
import { boundsOf, trailText } from "../report-store.ts";

export interface UploadRow {
  readonly uploadId: string;
  readonly label: LabelKey;
  readonly mediaType: string;
  readonly expected: number;
  readonly received: number;
  readonly state: "open" | "published" | "refused" | "abandoned";
  readonly contentKey: string;
  readonly receiptId: string | null;
}

export async function insertUpload(
  tx: ReaderTx,
  u: { uploadId: string; label: LabelKey; mediaType: string; expected: number; contentKey: string },
): Promise<void> {
  await tx.db
    .insertInto("upload")
    .values({
      upload_id: u.uploadId,
      owner_id: tx.reader.organisationId,
      ...u.label,
      media_type: u.mediaType,
      expected: u.expected,
      state: "open",
      content_key: u.contentKey,
      started_at: (await tx.now()).toString(),
    })
    .execute();
}

/** An upload of this body, locked for the length of the transaction when it is to change. */
export async function findUpload(tx: ReaderTx, uploadId: string): Promise<UploadRow | undefined> {
  const row = await tx.db
    .selectFrom("upload")
    .selectAll()
    .where("upload_id", "=", uploadId)
    .where("owner_id", "=", tx.reader.organisationId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    uploadId: row.upload_id,
    label: { label_id: row.label_id, audience_class: row.audience_class },
    mediaType: row.media_type,
    expected: row.expected,
    received: row.received,
    state: row.state as UploadRow["state"],
    contentKey: row.content_key,
    receiptId: row.receipt_id,
  };
}

export async function setReceived(tx: ReaderTx, uploadId: string, received: number): Promise<void> {
  await tx.db.updateTable("upload").set({ received }).where("upload_id", "=", uploadId).execute();
}

export async function endUpload(
  tx: ReaderTx,
  uploadId: string,
  state: "published" | "refused" | "abandoned",
  receiptId: string | null,
): Promise<void> {
  await tx.db.updateTable("upload").set({ state, receipt_id: receiptId }).where("upload_id", "=", uploadId).execute();
}

export interface StagedRow {
  readonly id: string;
  readonly item: Item;
  readonly key: LabelKey | undefined;
  readonly originatorId: string | null;
}

/** Writes values of an upload that is being read, in one statement. */
export async function insertStaged(
  tx: ReaderTx,
  uploadId: string,
  index: number,
  list: readonly StagedRow[],
): Promise<void> {
  const items = list.map((r) => r.item);
  const bounds = items.map(boundsOf);
  await sql`
    insert into staged_assertion (upload_id, report_index, label_id, audience_class, assertion_id, ref, kind, value, indicator, valid_from, valid_until,
      observed_at, originator_id, address_low, address_high, object_version, trail)
    select ${uploadId}::uuid, ${index}, label, class, id, ref, kind, value, indicator, valid_from, valid_until, observed_at, originator, decode(low, 'hex'), decode(high, 'hex'), version, trail
    from unnest(${list.map((r) => r.key?.label_id)}::integer[], ${list.map((r) => r.key?.audience_class)}::integer[], ${list.map((r) => r.id)}::uuid[],
      ${items.map((i) => i.ref)}::text[], ${items.map((i) => i.kind)}::text[], ${items.map((i) => i.value)}::text[], ${items.map((i) => i.indicator)}::boolean[],
      ${items.map((i) => i.validFrom)}::timestamptz[], ${items.map((i) => i.validUntil)}::timestamptz[], ${items.map((i) => i.observedAt)}::timestamptz[],
      ${list.map((r) => r.originatorId)}::uuid[], ${bounds.map((b) => b?.low ?? null)}::text[], ${bounds.map((b) => b?.high ?? null)}::text[],
      ${items.map((i) => i.version ?? null)}::text[], ${items.map(trailText)}::jsonb[])
      as t(label, class, id, ref, kind, value, indicator, valid_from, valid_until, observed_at, originator, low, high, version, trail)`.execute(
    tx.db,
  );
}

/** Moves the staged values of one report into assertions, in one statement. */
export async function publishStaged(
  tx: ReaderTx,
  uploadId: string,
  index: number,
  reportId: string,
  receivedAt: string,
): Promise<void> {
  await sql`
    insert into assertion (assertion_id, report_id, label_id, audience_class, ref, kind, value, indicator, valid_from, valid_until, observed_at, originator_id,
      received_at, address_low, address_high, object_version, trail)
    select assertion_id, ${reportId}::uuid, label_id, audience_class, ref, kind, value, indicator, valid_from, valid_until, observed_at, originator_id,
      ${receivedAt}::timestamptz, address_low, address_high, object_version, trail
    from staged_assertion where upload_id = ${uploadId}::uuid and report_index = ${index}`.execute(tx.db);
}

export async function clearStaged(tx: ReaderTx, uploadId: string): Promise<void> {
  await tx.db.deleteFrom("staged_assertion").where("upload_id", "=", uploadId).execute();
}
