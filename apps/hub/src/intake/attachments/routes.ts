/** Attachments over HTTP. What is served besides facts is an archive that nothing opens by itself. */
import type { Attachment, Handlers } from "@noroshi/api";
import type { Signed } from "../../accounts/signed.ts";
import type { Directory } from "../../accounts/store.ts";
import { actOnce } from "../../acts/act.ts";
import { asReader, type ReaderTx } from "../../db/act.ts";
import type { HubEnv } from "../../http/env.ts";
import { Refusal } from "../../http/problem.ts";
import { readCapped } from "../../http/request-body.ts";
import type { BlobStore } from "../../keeping/blobs.ts";
import { openKeys } from "../../keeping/keys.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { record } from "../../oversight/recorder.ts";
import { bodyOf } from "../reading/reports.ts";
import { receiptBody } from "../receipt-body.ts";
import { INLINE_CAP, idempotencyKey, isUuid } from "../routes.ts";
import { custodyBody, fileName, openAbout, openNote } from "./about.ts";
import { type AttachedNow, attachBytes, attachReference, attachUpload } from "./attach.ts";
import { custodyLabel } from "./custody-label.ts";
import { handOver, openAttachment } from "./hand-over.ts";
import { type AttachmentRow, insertCustody, readAttachments, readCustody } from "./store.ts";

type Part =
  | "attachFile"
  | "attachUpload"
  | "attachReference"
  | "listAttachments"
  | "getAttachment"
  | "handOver"
  | "recordCustody";

const readonlyTx = { readOnly: true } as const;

export function attachmentHandlers(blobsOf: (room: OpenRealm) => BlobStore): Pick<Handlers<HubEnv>, Part> {
  return {
    async attachFile(c) {
      const signed = c.get("signed");
      const query = c.req.valid("query");
      const about = {
        name: fileName(query.fileName),
        mediaType: c.req.header("content-type") ?? "application/octet-stream",
        whereabouts: null,
      };
      const reportId = known(c.req.valid("param").id);
      const a = { key: idempotencyKey(c), reportId, about, sample: query.sample === "true" };
      return c.json(await answered(signed, await attachBytes(signed, a, await readCapped(c.req.raw, INLINE_CAP))), 202);
    },

    async attachUpload(c) {
      const signed = c.get("signed");
      const said = c.req.valid("json");
      const about = { name: fileName(said.fileName), mediaType: "application/octet-stream", whereabouts: null };
      const a = {
        key: idempotencyKey(c),
        reportId: known(said.reportId),
        about,
        sample: said.sample,
        sha256: said.sha256,
      };
      const now = await attachUpload(signed, blobsOf(signed.room), known(c.req.valid("param").id), a);
      return c.json(await answered(signed, now), 202);
    },

    async attachReference(c) {
      const signed = c.get("signed");
      const said = c.req.valid("json");
      const about = {
        name: fileName(said.fileName),
        mediaType: said.mediaType ?? "application/octet-stream",
        whereabouts: said.whereabouts,
      };
      const a = { key: idempotencyKey(c), reportId: known(c.req.valid("param").id), about, sample: said.sample };
      const file = { sha256: Buffer.from(said.sha256, "hex"), length: said.bytes };
      return c.json(await answered(signed, await attachReference(signed, a, file)), 202);
    },

    async listAttachments(c) {
      const signed = c.get("signed");
      const reportId = known(c.req.valid("param").id);
      const items = await asReader(
        signed.room.realm,
        signed.acting.reader,
        async (tx) => {
          if (!(await seesReport(tx, reportId))) throw new Refusal("NOT_FOUND");
          return shown(signed, tx, await readAttachments(tx, { reportId }));
        },
        readonlyTx,
      );
      return c.json({ items }, 200);
    },

    async getAttachment(c) {
      return c.json(await one(c.get("signed"), known(c.req.valid("param").id)), 200);
    },

    async handOver(c) {
      const signed = c.get("signed");
      const how = c.req.valid("json");
      const taken = await handOver(signed, blobsOf(signed.room), known(c.req.valid("param").id), how);
      return c.body(taken.archive, 200, {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="${taken.name}"`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cache-control": "no-store",
      });
    },

    async recordCustody(c) {
      const signed = c.get("signed");
      const said = c.req.valid("json");
      const id = known(c.req.valid("param").id);
      const directory = await signed.room.directory();
      const holder = directory.bySlug(said.to) ?? directory.byId(said.to);
      const { row, key } = await asReader(
        signed.room.realm,
        signed.acting.reader,
        (tx) => openAttachment(signed, tx, id),
        readonlyTx,
      );
      const label = await custodyLabel(signed, row.ownerId, [signed.body.id, ...(holder ? [holder.id] : [])]);
      const bytes = Buffer.from(JSON.stringify([id, said]));
      const answer = await actOnce(signed, { key: idempotencyKey(c), bytes }, async (tx, doing) => {
        // Who gives another file on than the one that is named breaks the chain.
        if (said.sha256.toLowerCase() !== row.sha256.toString("hex")) return { outcome: "rejected" };
        const custodyId = doing.chance.uuid();
        const note = holder ? said.note : `${said.to}: ${said.note}`;
        await insertCustody(tx, {
          id: custodyId,
          attachmentId: id,
          label,
          step: "moved",
          at: doing.at,
          holderId: holder?.id ?? null,
          sha256: row.sha256,
          body: custodyBody(key, custodyId, note),
        });
        await record(tx, [
          {
            act: "attachment.moved",
            actorId: tx.reader.actorId,
            labelId: label.label_id,
            subject: id,
            facts: { custody: custodyId },
          },
        ]);
        return { outcome: "recorded" };
      });
      return c.json(receiptBody(answer), 202);
    },
  };
}

const known = (id: string): string => {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id.toLowerCase();
};

async function answered(signed: Signed, now: AttachedNow) {
  return { attachment: await one(signed, now.attachmentId), receiptId: now.receiptId };
}

function one(signed: Signed, id: string): Promise<Attachment> {
  return asReader(
    signed.room.realm,
    signed.acting.reader,
    async (tx) => {
      const [found] = await shown(signed, tx, await readAttachments(tx, { id }));
      if (!found) throw new Refusal("NOT_FOUND");
      return found;
    },
    readonlyTx,
  );
}

async function seesReport(tx: ReaderTx, reportId: string): Promise<boolean> {
  const row = await tx.db.selectFrom("report").select("report_id").where("report_id", "=", reportId).executeTakeFirst();
  return row !== undefined;
}

async function shown(signed: Signed, tx: ReaderTx, rows: readonly AttachmentRow[]): Promise<Attachment[]> {
  const directory: Directory = await signed.room.directory();
  const keys = await openKeys(
    signed.room.realm,
    tx,
    rows.map((r) => r.contentKey),
  );
  const hands = await readCustody(
    tx,
    rows.map((r) => r.id),
  );
  return rows.flatMap((r) => {
    const key = keys.get(r.contentKey);
    if (!key) return [];
    const about = openAbout(key, r.id, r.body);
    const custody = hands.filter((h) => h.attachmentId === r.id);
    return [
      {
        id: r.id,
        reportId: r.reportId,
        name: about.name,
        mediaType: about.mediaType,
        bytes: r.length,
        sha256: r.sha256.toString("hex"),
        sample: r.sample,
        held: about.whereabouts === null ? ("here" as const) : ("with_sender" as const),
        whereabouts: about.whereabouts,
        owner: bodyOf(directory, r.ownerId),
        at: r.at,
        custody: custody.map((h) => ({
          id: h.id,
          at: h.at,
          step: h.step,
          by: h.actorName,
          holder: h.holderId === null ? null : bodyOf(directory, h.holderId),
          sha256: h.sha256.toString("hex"),
          note: openNote(key, h.id, h.body),
        })),
      },
    ];
  });
}
