/**
 * A file is taken out: by a person whose role may handle samples, for a stated purpose. The entry in the chain of custody commits
 * before the first byte leaves. Who may not see the file is told that it is not there; who may see but not take it, that its role may not.
 */
import { Readable } from "node:stream";
import type { Signed } from "../../accounts/signed.ts";
import { asReader, type ReaderTx } from "../../db/act.ts";
import { Refusal } from "../../http/problem.ts";
import type { BlobStore } from "../../keeping/blobs.ts";
import { type ContentKey, openKeys } from "../../keeping/keys.ts";
import { record } from "../../oversight/recorder.ts";
import { custodyBody } from "./about.ts";
import { archiveOf, type Encryption } from "./archive.ts";
import { custodyLabel } from "./custody-label.ts";
import { type AttachmentRow, insertCustody, readAttachments } from "./store.ts";

export interface HandedOver {
  readonly name: string;
  readonly archive: ReadableStream<Uint8Array>;
}

/** The act `evidence.take` is a person's alone: a sample never leaves by a key. @throws Refusal NOT_FOUND; BAD_REQUEST for a file that is with its sender */
export async function handOver(
  signed: Signed,
  blobs: BlobStore,
  attachmentId: string,
  how: { readonly purpose: string; readonly encryption: Encryption },
): Promise<HandedOver> {
  const { room, acting, body } = signed;
  const found = await asReader(room.realm, acting.reader, (tx) => openAttachment(signed, tx, attachmentId, true), {
    readOnly: true,
  });
  const { row, key } = found;
  if (row.bytes === null && row.blobAddress === null) {
    const say = {
      en: "This file is with its sender; the hub has its hash alone. Ask there.",
      ja: "このファイルは送信元が保管しており、ハブにはハッシュだけがあります。送信元に依頼してください。",
    };
    throw new Refusal("BAD_REQUEST", { faults: [{ code: "NOT_TAKEN", place: "attachment", say }] });
  }
  const label = await custodyLabel(signed, row.ownerId, [body.id]);
  const sha256 = row.sha256.toString("hex");
  const at = await asReader(room.realm, acting.reader, async (tx) => {
    const now = (await tx.now()).toString();
    const id = room.realm.chance({ actorId: tx.reader.actorId, act: `hand-over ${attachmentId} ${now}` }).uuid();
    await insertCustody(tx, {
      id,
      attachmentId,
      label,
      step: "handed_over",
      at: now,
      holderId: body.id,
      sha256: row.sha256,
      body: custodyBody(key, id, how.purpose),
    });
    await record(tx, [
      {
        act: "attachment.handed_over",
        actorId: tx.reader.actorId,
        labelId: label.label_id,
        subject: attachmentId,
        facts: { custody: id, bytes: row.length },
      },
    ]);
    return now;
  });
  const bytes =
    row.blobAddress === null
      ? Readable.from([key.open("attachment", row.id, row.bytes ?? Buffer.alloc(0))])
      : blobs.read({ address: row.blobAddress, contentKey: row.contentKey }, key);
  const note = `sha256 ${sha256}\nreport ${row.reportId}\ntaken ${at} by ${body.name.en}\n`;
  return {
    name: `${sha256}.zip`,
    archive: archiveOf({ sha256, bytes, note }, how.encryption, new Date(at)),
  };
}

/** An attachment that this reader sees, with the key of its report. @throws Refusal NOT_FOUND */
export async function openAttachment(
  signed: Signed,
  tx: ReaderTx,
  attachmentId: string,
  whole = false,
): Promise<{ readonly row: AttachmentRow; readonly key: ContentKey }> {
  const [row] = await readAttachments(tx, { id: attachmentId }, whole);
  const key = row && (await openKeys(signed.room.realm, tx, [row.contentKey])).get(row.contentKey);
  if (!row || !key) throw new Refusal("NOT_FOUND");
  return { row, key };
}
