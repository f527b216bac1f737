/**
 * Resumable uploads: parts are sealed on disk as they come; then the whole file is read into staging and published as a
 * report in one act. Until that act answers 202 there is an upload id and nothing else.
 */
import { createHash, createHmac } from "node:crypto";
import { classifiedInStream } from "@noroshi/intake";
import type { Signed } from "../../accounts/signed.ts";
import { asReader, type ReaderTx } from "../../db/act.ts";
import { enqueue } from "../../db/jobs.ts";
import { internLabel, internLabels } from "../../db/labels.ts";
import { Refusal } from "../../http/problem.ts";
import type { BlobPlace, BlobStore } from "../../keeping/blobs.ts";
import { eraseUploadKey } from "../../keeping/erase.ts";
import { KeepingError } from "../../keeping/errors.ts";
import { type ContentKey, mintKey, mintKeys, openKeys } from "../../keeping/keys.ts";
import { record } from "../../oversight/recorder.ts";
import { markEchoes } from "../../provenance/echo.ts";
import { flush } from "../../provenance/handed-over.ts";
import { aboveCeiling, recordAbove, refusalOf } from "../ceiling.ts";
import { ownLabel, reportLabel } from "../markings.ts";
import { originatorIn } from "../originator.ts";
import { insertRaws, insertTallies } from "../report-store.ts";
import { claimReceipts, findReceipt, receiptById, type StoredReceipt } from "../store.ts";
import { type Answer, answerAgain } from "../submission.ts";
import { numberReports, supersedeWithin, type Writing, writeReports } from "../write-reports.ts";
import { type Staged, stage } from "./staging.ts";
import {
  clearStaged,
  endUpload,
  findUpload,
  insertUpload,
  publishStaged,
  setReceived,
  type UploadRow,
} from "./store.ts";

const read = { readOnly: true } as const;

export async function openUpload(signed: Signed, expected: number, mediaType: string, act: string): Promise<UploadRow> {
  const { room, acting } = signed;
  const label = await internLabel(room.realm, ownLabel(signed.body, undefined));
  return asReader(room.realm, acting.reader, async (tx) => {
    const chance = room.realm.chance({ actorId: acting.reader.actorId, act });
    const uploadId = chance.uuid();
    const key = await mintKey(room.realm, tx, { class: "report", month: (await tx.now()).toString().slice(0, 7) });
    await insertUpload(tx, { uploadId, label, mediaType, expected, contentKey: key.id });
    await record(tx, [
      {
        act: "upload.opened",
        actorId: acting.reader.actorId,
        labelId: label.label_id,
        subject: uploadId,
        facts: { bytes: expected },
      },
    ]);
    return need(await findUpload(tx, uploadId));
  });
}

/** @throws Refusal NOT_FOUND for an upload that is not this body's */
export async function seeUpload(signed: Signed, uploadId: string): Promise<UploadRow> {
  return asReader(signed.room.realm, signed.acting.reader, async (tx) => need(await findUpload(tx, uploadId)), read);
}

/** Appends a part and tells how much is safely on disk. @throws Refusal UPLOAD_OFFSET, TOO_LARGE, STORAGE_FULL */
export async function appendUpload(
  signed: Signed,
  blobs: BlobStore,
  uploadId: string,
  offset: number,
  source: AsyncIterable<Uint8Array>,
): Promise<UploadRow> {
  const { row, key } = await withKey(signed, uploadId);
  if (row.state !== "open") throw new Refusal("UPLOAD_OFFSET");
  const received = await keeping(() => blobs.append(uploadId, key, offset, capped(source, row.expected - offset)));
  await asReader(signed.room.realm, signed.acting.reader, (tx) => setReceived(tx, uploadId, received));
  return { ...row, received };
}

/** Reads the whole upload and publishes it. The same upload and key again give the same receipt. */
export async function publishUpload(
  signed: Signed,
  blobs: BlobStore,
  uploadId: string,
  idempotencyKey: string,
  historical: boolean,
): Promise<Answer> {
  const { room, acting } = signed;
  const { row, key } = await withKey(signed, uploadId);
  if (row.state === "published") return published(signed, row, idempotencyKey);
  if (row.state !== "open" || row.received !== row.expected) throw new Refusal("UPLOAD_OFFSET");
  const prior = await asReader(room.realm, acting.reader, (tx) => findReceipt(tx, idempotencyKey), read);
  if (prior) return repeated(signed, blobs, uploadId, key, prior);

  await asReader(room.realm, acting.reader, (tx) => clearStaged(tx, uploadId)); // what an interrupted reading left
  // Before anything of it is staged: values in staging lie plain in the database's log.
  const marked = refusalOf(await classifiedInStream(() => blobs.readUpload(uploadId, key)));
  if (marked) await recordAbove(signed, [marked]);
  if (marked) return refuse(signed, blobs, uploadId, { refused: [] }, marked);
  const chance = room.realm.chance({ actorId: acting.reader.actorId, act: idempotencyKey });
  const directory = await room.directory();
  const staged = await stage(signed, uploadId, chance, directory, row.mediaType, () => blobs.readUpload(uploadId, key));
  const above = aboveCeiling(staged.reports.map((r) => r.report));
  if (above) await recordAbove(signed, [above]);
  if (above || !staged.whole || staged.reports.length === 0) return refuse(signed, blobs, uploadId, staged, above);

  const done = await keeping(() => blobs.finish(uploadId, key, signed.body.id));
  const digest = digestOf(signed, done.sha256);
  await flush(room.realm, signed.body.id);
  const how = { idempotencyKey, digest, place: done.place, bytes: done.bytes, chance, historical };
  return asReader(room.realm, acting.reader, (tx) => publish(tx, signed, row, key, staged, how));
}

/** The same file under the same key in another upload: its first receipt. @throws Refusal IDEMPOTENCY_CONFLICT for other bytes */
async function repeated(
  signed: Signed,
  blobs: BlobStore,
  uploadId: string,
  key: ContentKey,
  prior: StoredReceipt,
): Promise<Answer> {
  const hash = createHash("sha256");
  for await (const plain of blobs.readUpload(uploadId, key)) hash.update(plain);
  const answer = answerAgain(prior, digestOf(signed, hash.digest()));
  await asReader(signed.room.realm, signed.acting.reader, (tx) => endUpload(tx, uploadId, "abandoned", null));
  await blobs.abandon(uploadId);
  return answer;
}

const digestOf = (signed: Signed, sha256: Buffer): Buffer =>
  createHmac("sha256", signed.room.realm.key.derive("tokens")).update(sha256).digest();

async function refuse(
  signed: Signed,
  blobs: BlobStore,
  uploadId: string,
  staged: Pick<Staged, "refused">,
  above: Refusal | undefined,
): Promise<never> {
  await asReader(signed.room.realm, signed.acting.reader, async (tx) => {
    await clearStaged(tx, uploadId);
    await endUpload(tx, uploadId, "refused", null);
  });
  await blobs.abandon(uploadId);
  // Copies of its bytes that a disk may still hold are unreadable from here on.
  await eraseUploadKey(signed.room.realm, uploadId);
  throw above ?? new Refusal("NOT_UNDERSTOOD", { faults: staged.refused });
}

interface Publishing {
  readonly idempotencyKey: string;
  readonly digest: Buffer;
  readonly place: BlobPlace;
  readonly bytes: number;
  readonly chance: ReturnType<Signed["room"]["realm"]["chance"]>;
  readonly historical: boolean;
}

async function publish(
  tx: ReaderTx,
  signed: Signed,
  row: UploadRow,
  key: ContentKey,
  staged: Staged,
  p: Publishing,
): Promise<Answer> {
  const at = (await tx.now()).toString();
  const directory = await signed.room.directory();
  const known = originatorIn(directory);
  const own = row.label;
  const receiptId = p.chance.uuid();
  const rows = staged.reports.map((r, index) => ({ ...r, index, reportId: p.chance.uuid() }));
  const numbers = await numberReports(tx, signed, rows);
  const version = Math.max(...numbers.map((n) => n.version));
  const outcome = version > 1 ? "amended" : "created";
  const receipt = { receiptId, outcome, digest: p.digest, version, at, refused: staged.refused };
  if (!(await claimReceipts(tx, [{ ...receipt, key: p.idempotencyKey, label: own }])))
    throw new Refusal("IDEMPOTENCY_CONFLICT");
  const more = await mintKeys(signed.room.realm, tx, { class: "report", month: at.slice(0, 7) }, rows.length - 1);
  const reportKeys = await internLabels(
    signed.room.realm,
    rows.map((r) => reportLabel(directory.byId(signed.body.id) ?? signed.body, r.report, undefined, known)),
  );
  const writings = rows.map(({ report, tally, index, reportId }): Writing => {
    const [reportKey, contentKey, numbered] = [reportKeys[index], [key, ...more][index], numbers[index]];
    if (!reportKey || !contentKey || !numbered) throw new Error("a report had no label, key or number");
    const itemCount = [...tally.values()].reduce((n, t) => n + t.items, 0);
    const { historical } = p;
    return {
      ...numbered,
      reportId,
      report,
      reportKey,
      ownKey: own,
      receiptId,
      at,
      contentKey,
      itemCount,
      historical,
      refused: staged.refused,
      ...(index === 0 ? { original: p.place.address } : {}),
    };
  });
  const digests = await writeReports(signed.room.realm, tx, writings);
  const [first] = rows;
  if (first)
    await insertRaws(tx, [
      {
        reportId: first.reportId,
        label: own,
        mediaType: row.mediaType,
        length: p.bytes,
        bytes: null,
        blobAddress: p.place.address,
      },
    ]);
  for (const { index, reportId } of rows) await publishStaged(tx, row.uploadId, index, reportId, at);
  await insertTallies(
    tx,
    rows.flatMap(({ reportId, tally }) =>
      [...tally.values()].map(({ key: label, items, indicators }) => ({
        reportId,
        label,
        items,
        indicators,
        receivedAt: at,
      })),
    ),
  );
  await supersedeWithin(tx, writings);
  await markEchoes(
    signed.room.realm,
    tx,
    rows.map((r) => r.reportId),
  );
  await record(
    tx,
    writings.map((w, i) => ({
      act: "upload.published",
      actorId: tx.reader.actorId,
      labelId: own.label_id,
      subject: w.reportId,
      facts: {
        receipt: receiptId,
        version: w.version,
        bytes: p.bytes,
        items: w.itemCount,
        record: digests[i] ?? null,
      },
    })),
  );
  await clearStaged(tx, row.uploadId);
  await endUpload(tx, row.uploadId, "published", receiptId);
  await enqueue(tx, "fuse", {});
  return { receipt: { ...receipt, reportIds: rows.map((r) => r.reportId) }, outcome };
}

async function published(signed: Signed, row: UploadRow, idempotencyKey: string): Promise<Answer> {
  return asReader(
    signed.room.realm,
    signed.acting.reader,
    async (tx) => {
      const receipt = row.receiptId === null ? undefined : await receiptById(tx, row.receiptId);
      const byKey = await findReceipt(tx, idempotencyKey);
      if (!receipt || byKey?.receiptId !== receipt.receiptId) throw new Refusal("IDEMPOTENCY_CONFLICT");
      return answerAgain(receipt, receipt.digest);
    },
    read,
  );
}

async function withKey(signed: Signed, uploadId: string): Promise<{ row: UploadRow; key: ContentKey }> {
  return asReader(
    signed.room.realm,
    signed.acting.reader,
    async (tx) => {
      const row = need(await findUpload(tx, uploadId));
      const key = (await openKeys(signed.room.realm, tx, [row.contentKey])).get(row.contentKey);
      return { row, key: need(key) };
    },
    read,
  );
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Refusal("NOT_FOUND");
  return value;
}

/** untrusted: a part may be longer than what was announced. */
async function* capped(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const part of source) {
    length += part.byteLength;
    if (length > most) throw new Refusal("TOO_LARGE");
    yield part;
  }
}

/** The keeping rooms' failures as answers. */
async function keeping<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (e) {
    if (e instanceof KeepingError && e.code === "BLOB_OFFSET") throw new Refusal("UPLOAD_OFFSET");
    if (e instanceof KeepingError && e.code === "BLOB_TOO_LARGE") throw new Refusal("TOO_LARGE");
    if (e instanceof KeepingError && e.code === "QUOTA_FULL") throw new Refusal("STORAGE_FULL", { retryAfter: 60 });
    throw e;
  }
}
