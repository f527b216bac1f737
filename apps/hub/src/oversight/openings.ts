/**
 * An inspection opens content: one item, one thing that it touches, one stated reason, one act. The act goes to the commission's
 * own log and is the key to the door: the database gives out nothing for an opening that is not on record. Whoever is inspected
 * finds neither the act, nor the reading, nor a hand in any chain of custody.
 */
import { Readable } from "node:stream";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { asReader, type ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { archiveOf } from "../intake/attachments/archive.ts";
import { isUuid } from "../intake/routes.ts";
import type { BlobStore } from "../keeping/blobs.ts";
import { openKeys } from "../keeping/keys.ts";
import { type InspectionRow, inspectionById } from "./inspection-store.ts";
import { insertOpening, inspectedFile, mayBeOpened, type TouchedRow } from "./opening-store.ts";
import { mustBeCommission } from "./own-label.ts";
import { record } from "./recorder.ts";

const Entry = z.string().regex(/^[0-9]{1,18}$/);
const Why = z.string().trim().min(1).max(2000);

export const OpeningSaid = z.union([
  z.strictObject({ entry: Entry, report: z.string().refine(isUuid), why: Why }),
  z.strictObject({
    entry: Entry,
    sensor: z.string().refine(isUuid),
    number: z.number().int().min(0).max(2_147_483_647),
    why: Why,
  }),
]);

/** @throws Refusal NOT_ALLOWED, NOT_NOW once it is closed, NOT_FOUND for what no item of it touches or its order does not reach */
export async function openUnder(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  inspectionId: string,
  said: z.infer<typeof OpeningSaid>,
): Promise<Done> {
  mustBeCommission(signed);
  const row = await openInspectionRow(tx, inspectionId);
  const touched: TouchedRow =
    "report" in said
      ? { entry: said.entry, kind: "report", report: said.report, sensor: null, number: null }
      : { entry: said.entry, kind: "traffic", report: null, sensor: said.sensor, number: said.number };
  if (!(await mayBeOpened(tx, inspectionId, touched))) throw new Refusal("NOT_FOUND");
  const id = doing.chance.uuid();
  await insertOpening(signed.room.realm, tx, row, { ...touched, id, why: said.why, receiptId: doing.receiptId });
  const { report, sensor, number } = touched;
  const what = report === null ? { sensor, number } : { report };
  await recorded(tx, row, id, { inspection: inspectionId, ...what, receipt: doing.receiptId });
  return { outcome: "recorded" };
}

export interface Taken {
  readonly name: string;
  readonly archive: ReadableStream<Uint8Array>;
}

/**
 * A file of an opened report in the archive in which every file leaves. The act stands in the commission's log before the first
 * byte; the file's own chain of custody, which others read, does not tell of it.
 * @throws Refusal NOT_ALLOWED, NOT_NOW, NOT_FOUND; BAD_REQUEST for a file that stays with its sender
 */
export async function takeUnder(
  signed: Signed,
  blobs: BlobStore,
  inspectionId: string,
  openingId: string,
  attachmentId: string,
): Promise<Taken> {
  mustBeCommission(signed);
  const { room, acting, body } = signed;
  const { row, key, at } = await asReader(room.realm, acting.reader, async (tx) => {
    const inspection = await openInspectionRow(tx, inspectionId);
    const file = await inspectedFile(tx, openingId, attachmentId);
    const fileKey =
      file && (await openKeys(room.realm, tx, [file.content_key], "inspection_keys")).get(file.content_key);
    if (!file || !fileKey) throw new Refusal("NOT_FOUND");
    if (file.bytes === null && file.blob_address === null) {
      const say = {
        en: "This file is with its sender; the hub has its hash alone.",
        ja: "このファイルは送信元が保管しており、ハブにはハッシュだけがあります。",
      };
      throw new Refusal("BAD_REQUEST", { faults: [{ code: "NOT_TAKEN", place: "file", say }] });
    }
    const facts = { inspection: inspectionId, attachment: attachmentId, bytes: file.bytes_length };
    await recorded(tx, inspection, openingId, facts);
    return { row: file, key: fileKey, at: (await tx.now()).toString() };
  });
  const sha256 = row.sha256.toString("hex");
  const bytes =
    row.blob_address === null
      ? Readable.from([key.open("attachment", row.id, row.bytes ?? Buffer.alloc(0))])
      : blobs.read({ address: row.blob_address, contentKey: row.content_key }, key);
  const note = `sha256 ${sha256}\nreport ${row.report_id}\ntaken ${at} by ${body.name.en} in inspection ${inspectionId}\n`;
  return { name: `${sha256}.zip`, archive: archiveOf({ sha256, bytes, note }, "aes256", new Date(at)) };
}

/** @throws Refusal NOT_FOUND, NOT_NOW once it is closed */
export async function openInspectionRow(tx: ReaderTx, id: string): Promise<InspectionRow> {
  const row = await inspectionById(tx, id);
  if (!row) throw new Refusal("NOT_FOUND");
  if (row.closed_at !== null) throw new Refusal("NOT_NOW");
  return row;
}

/** Acts of this name wait for the commission's own log. */
const recorded = (
  tx: ReaderTx,
  row: InspectionRow,
  subject: string,
  facts: Readonly<Record<string, string | number | null>>,
): Promise<void> =>
  record(tx, [{ act: "read.inspected", actorId: tx.reader.actorId, labelId: row.label_id, subject, facts }]);
