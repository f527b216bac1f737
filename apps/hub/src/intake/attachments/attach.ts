/**
 * Files join a report: inline, from a finished upload, or by reference alone. They are hashed, sealed under the report's own key
 * and listed; nothing here opens, unpacks or runs them. What is marked as classified is refused before anything of it is kept.
 */
import { createHash } from "node:crypto";
import { classifiedInStream } from "@noroshi/intake";
import type { IntakeFault } from "@noroshi/intake/contract";
import type { Signed } from "../../accounts/signed.ts";
import { actOnce, type Doing } from "../../acts/act.ts";
import { asReader, type ReaderTx } from "../../db/act.ts";
import { Refusal } from "../../http/problem.ts";
import type { BlobStore } from "../../keeping/blobs.ts";
import { type ContentKey, openKeys } from "../../keeping/keys.ts";
import { record } from "../../oversight/recorder.ts";
import { bytesAboveCeiling, recordAbove, refusalOf } from "../ceiling.ts";
import { endUpload, findUpload, type UploadRow } from "../uploads/store.ts";
import { type About, custodyBody, sealAbout } from "./about.ts";
import { custodyLabel } from "./custody-label.ts";
import { attachmentOf, insertAttachment, insertCustody, type OwnReportRow, ownReportRow } from "./store.ts";

export interface Attaching {
  readonly key: string;
  readonly reportId: string;
  readonly about: About;
  readonly sample: boolean;
}

export interface AttachedNow {
  readonly receiptId: string;
  readonly attachmentId: string;
}

/** Inline bytes. @throws Refusal NOT_FOUND (not this body's report), ABOVE_CEILING, IDEMPOTENCY_CONFLICT, NOT_UNDERSTOOD (empty) */
export async function attachBytes(signed: Signed, a: Attaching, bytes: Buffer): Promise<AttachedNow> {
  await ownKey(signed, a.reportId);
  if (bytes.length === 0) throw new Refusal("NOT_UNDERSTOOD", { faults: [empty()] });
  await below(signed, await bytesAboveCeiling(bytes, a.about.mediaType));
  const sha256 = createHash("sha256").update(bytes).digest();
  return keep(signed, a, identity(a, sha256), async (_tx, key, id) => ({
    length: bytes.length,
    sha256,
    bytes: key.seal("attachment", id, bytes),
    blobAddress: null,
  }));
}

/** A file that stays with its sender. */
export async function attachReference(
  signed: Signed,
  a: Attaching,
  file: { readonly sha256: Buffer; readonly length: number },
): Promise<AttachedNow> {
  await ownKey(signed, a.reportId);
  await below(signed, await bytesAboveCeiling(Buffer.from(JSON.stringify(a.about)), "application/json"));
  return keep(signed, a, identity(a, file.sha256), async () => ({ ...file, bytes: null, blobAddress: null }));
}

/** A finished upload, sealed anew under the report's key; the upload itself is gone afterwards. @throws Refusal UPLOAD_OFFSET */
export async function attachUpload(
  signed: Signed,
  blobs: BlobStore,
  uploadId: string,
  a: Attaching & { readonly sha256: string | undefined },
): Promise<AttachedNow> {
  const reportKey = await ownKey(signed, a.reportId);
  const { row, key } = await upload(signed, uploadId);
  if (row.state === "published") return keep(signed, a, Buffer.from(uploadId), again);
  if (row.state !== "open" || row.received !== row.expected) throw new Refusal("UPLOAD_OFFSET");
  await below(signed, refusalOf(await classifiedInStream(() => blobs.readUpload(uploadId, key))), async () => {
    await asReader(signed.room.realm, signed.acting.reader, (tx) => endUpload(tx, uploadId, "refused", null));
    await blobs.abandon(uploadId);
  });
  const place = signed.room.realm.chance({ actorId: signed.acting.reader.actorId, act: a.key }).uuid();
  await blobs.abandon(place); // what an interrupted copy left
  await blobs.append(place, reportKey, 0, blobs.readUpload(uploadId, key));
  const done = await blobs.finish(place, reportKey, signed.body.id);
  if (a.sha256 !== undefined && a.sha256.toLowerCase() !== done.sha256.toString("hex")) {
    await blobs.remove(done.place);
    throw new Refusal("NOT_UNDERSTOOD", { faults: [otherHash(done.sha256.toString("hex"))] });
  }
  const kept = await keep(signed, a, Buffer.from(uploadId), async (tx, _key, _id, doing) => {
    await endUpload(tx, uploadId, "published", doing.receiptId);
    return { length: done.bytes, sha256: done.sha256, bytes: null, blobAddress: done.place.address };
  });
  await blobs.abandon(uploadId);
  return kept;
}

async function again(): Promise<never> {
  throw new Refusal("UPLOAD_OFFSET");
}

interface Stored {
  readonly length: number;
  readonly sha256: Buffer;
  readonly bytes: Buffer | null;
  readonly blobAddress: Buffer | null;
}

/** What the idempotency key answers for: the file and what is said of it. */
const identity = (a: Attaching, sha256: Buffer): Buffer =>
  Buffer.from(JSON.stringify([a.reportId, a.about, a.sample, sha256.toString("hex")]));

async function keep(
  signed: Signed,
  a: Attaching,
  said: Buffer,
  store: (tx: ReaderTx, key: ContentKey, id: string, doing: Doing) => Promise<Stored>,
): Promise<AttachedNow> {
  const { realm } = signed.room;
  const label = await custodyLabel(signed, signed.body.id, []);
  const answer = await actOnce(signed, { key: a.key, bytes: said }, async (tx, doing) => {
    const id = doing.chance.uuid();
    const { row, key } = await reportKey(signed, tx, a.reportId);
    const stored = await store(tx, key, id, doing);
    await insertAttachment(tx, {
      id,
      reportId: a.reportId,
      ownerId: signed.body.id,
      receiptId: doing.receiptId,
      label: row.label,
      sample: a.sample,
      contentKey: key.id,
      body: sealAbout(key, id, a.about),
      at: doing.at,
      ...stored,
    });
    const held = stored.bytes !== null || stored.blobAddress !== null;
    const custodyId = doing.chance.uuid();
    await insertCustody(tx, {
      id: custodyId,
      attachmentId: id,
      label,
      step: held ? "received" : "referred",
      at: doing.at,
      holderId: held ? null : signed.body.id,
      sha256: stored.sha256,
      body: custodyBody(key, custodyId, null),
    });
    await record(tx, [
      {
        act: "attachment.kept",
        actorId: tx.reader.actorId,
        labelId: doing.ownLabelId,
        subject: id,
        facts: { receipt: doing.receiptId, bytes: stored.length, held },
      },
    ]);
    return { outcome: "recorded" };
  });
  const { receiptId } = answer.receipt;
  const attachmentId = await asReader(realm, signed.acting.reader, (tx) => attachmentOf(tx, receiptId), {
    readOnly: true,
  });
  // The key was used before for an act of another kind.
  if (attachmentId === undefined) throw new Refusal("IDEMPOTENCY_CONFLICT");
  return { receiptId, attachmentId };
}

async function reportKey(
  signed: Signed,
  tx: ReaderTx,
  reportId: string,
): Promise<{ readonly row: OwnReportRow; readonly key: ContentKey }> {
  const row = await ownReportRow(tx, reportId);
  const key = row && (await openKeys(signed.room.realm, tx, [row.contentKey])).get(row.contentKey);
  if (!row || !key) throw new Refusal("NOT_FOUND");
  return { row, key };
}

function ownKey(signed: Signed, reportId: string): Promise<ContentKey> {
  return asReader(signed.room.realm, signed.acting.reader, async (tx) => (await reportKey(signed, tx, reportId)).key, {
    readOnly: true,
  });
}

function upload(signed: Signed, uploadId: string): Promise<{ readonly row: UploadRow; readonly key: ContentKey }> {
  return asReader(
    signed.room.realm,
    signed.acting.reader,
    async (tx) => {
      const row = await findUpload(tx, uploadId);
      const key = row && (await openKeys(signed.room.realm, tx, [row.contentKey])).get(row.contentKey);
      if (!row || !key) throw new Refusal("NOT_FOUND");
      return { row, key };
    },
    { readOnly: true },
  );
}

async function below(signed: Signed, above: Refusal | undefined, before?: () => Promise<void>): Promise<void> {
  if (!above) return;
  await before?.();
  await recordAbove(signed, [above]);
  throw above;
}

function empty(): IntakeFault {
  return { code: "EMPTY", place: "", say: { en: "The file is empty.", ja: "ファイルが空です。" } };
}

function otherHash(sha256: string): IntakeFault {
  return {
    code: "BAD_VALUE",
    place: "$.sha256",
    say: {
      en: `What arrived has the SHA-256 ${sha256}; send the file again.`,
      ja: `届いたファイルの SHA-256 は ${sha256} です。もう一度送ってください。`,
    },
  };
}
