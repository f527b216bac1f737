/** Attachments and their custody as rows. Row security decides who reads them; bytes lie sealed under the report's own key. */
import { sql } from "kysely";
import type { ReaderTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";

export interface AttachmentRow {
  readonly id: string;
  readonly reportId: string;
  readonly ownerId: string;
  readonly label: LabelKey;
  readonly sample: boolean;
  readonly length: number;
  readonly sha256: Buffer;
  readonly contentKey: string;
  readonly body: Buffer;
  readonly bytes: Buffer | null;
  readonly blobAddress: Buffer | null;
  readonly at: string;
}

export type NewAttachment = AttachmentRow & { readonly receiptId: string };

export async function insertAttachment(tx: ReaderTx, a: NewAttachment): Promise<void> {
  await tx.db
    .insertInto("attachment")
    .values({
      attachment_id: a.id,
      report_id: a.reportId,
      ...a.label,
      owner_id: a.ownerId,
      receipt_id: a.receiptId,
      sample: a.sample,
      bytes_length: a.length,
      sha256: a.sha256,
      content_key: a.contentKey,
      body: a.body,
      bytes: a.bytes,
      blob_address: a.blobAddress,
      at: a.at,
    })
    .execute();
}

/** Attachments by report or by id, oldest first; without their bytes unless one is asked for whole. */
export async function readAttachments(
  tx: ReaderTx,
  by: { readonly reportId: string } | { readonly id: string },
  whole = false,
): Promise<readonly AttachmentRow[]> {
  const narrow = "id" in by ? sql`attachment_id = ${by.id}::uuid` : sql`report_id = ${by.reportId}::uuid`;
  const { rows } = await sql<AttachmentRow & { label_id: number; audience_class: number }>`
    select attachment_id as id, report_id as "reportId", owner_id as "ownerId", label_id, audience_class, sample,
      bytes_length as length, sha256, content_key as "contentKey", body, case when ${whole} then bytes end as bytes, blob_address as "blobAddress", at
    from attachment where ${narrow} and length(body) > 0 order by at, attachment_id`.execute(tx.db);
  return rows.map((r) => ({ ...r, label: { label_id: r.label_id, audience_class: r.audience_class } }));
}

/** The attachment that one receipt speaks of. */
export async function attachmentOf(tx: ReaderTx, receiptId: string): Promise<string | undefined> {
  const row = await tx.db
    .selectFrom("attachment")
    .select("attachment_id")
    .where("receipt_id", "=", receiptId)
    .executeTakeFirst();
  return row?.attachment_id;
}

export type Step = "received" | "referred" | "handed_over" | "moved";

export interface CustodyRow {
  readonly id: string;
  readonly attachmentId: string;
  readonly step: Step;
  readonly at: string;
  readonly actorName: string;
  readonly holderId: string | null;
  readonly sha256: Buffer;
  readonly body: Buffer;
}

export async function insertCustody(
  tx: ReaderTx,
  c: Omit<CustodyRow, "actorName"> & { readonly label: LabelKey },
): Promise<void> {
  await tx.db
    .insertInto("custody")
    .values({
      custody_id: c.id,
      attachment_id: c.attachmentId,
      ...c.label,
      step: c.step,
      at: c.at,
      actor_id: tx.reader.actorId,
      holder_id: c.holderId,
      sha256: c.sha256,
      body: c.body,
    })
    .execute();
}

/** The hands that this reader may know of, oldest first. */
export async function readCustody(tx: ReaderTx, attachmentIds: readonly string[]): Promise<readonly CustodyRow[]> {
  if (attachmentIds.length === 0) return [];
  const { rows } = await sql<CustodyRow>`
    select c.custody_id as id, c.attachment_id as "attachmentId", c.step, c.at, a.name as "actorName", c.holder_id as "holderId", c.sha256, c.body
    from custody c join actor a using (actor_id) where c.attachment_id = any (${[...attachmentIds]}::uuid[]) order by c.at, c.custody_id`.execute(
    tx.db,
  );
  return rows;
}

export interface OwnReportRow {
  readonly label: LabelKey;
  readonly contentKey: string;
}

/** A report of the reader's own body, under whose key and label its attachments lie. */
export async function ownReportRow(tx: ReaderTx, reportId: string): Promise<OwnReportRow | undefined> {
  const row = await tx.db
    .selectFrom("report")
    .select(["label_id", "audience_class", "content_key"])
    .where("report_id", "=", reportId)
    .where("owner_id", "=", tx.reader.organisationId)
    .executeTakeFirst();
  return row && { label: { label_id: row.label_id, audience_class: row.audience_class }, contentKey: row.content_key };
}
