/**
 * What is laid before a court of one case: every original that the exporting body sees, byte for byte, with its hash; the
 * attachments by hash with the hands that they went through (the files themselves leave only by a hand-over); the proofs of the
 * body's own acts as far as the log has them; and an index over all of it, signed. The export is an act on record, with the
 * index's digest. Attachments are never unpacked or read here.
 */
import { createHash } from "node:crypto";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import type { Context } from "hono";
import { asReader } from "../../db/act.ts";
import type { HubEnv } from "../../http/env.ts";
import { Refusal } from "../../http/problem.ts";
import { readAttachments, readCustody } from "../../intake/attachments/store.ts";
import { isUuid } from "../../intake/routes.ts";
import type { BlobStore } from "../../keeping/blobs.ts";
import { openKeys } from "../../keeping/keys.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { ownLabel } from "../own-label.ts";
import { record } from "../recorder.ts";
import { readyOrder } from "./orders.ts";
import { courtSigner } from "./signer.ts";
import { originalsOf } from "./store.ts";

/** Proofs of this reader's acts about a thing, as files; what the log has not taken in yet is left out. */
export type Prover = (
  c: Context<HubEnv>,
  about: string,
) => Promise<readonly { readonly name: string; readonly text: string }[]>;

/** Held in memory while it is put together. */
const MOST_BYTES = 256 * 1024 * 1024;

interface Part {
  readonly path: string;
  readonly bytes: Buffer;
}

/** POST /api/v1/court-exports/{id}/file: what the order names, as a .zip with index.json, index.sig, key.pem, originals/ and proofs/. */
export function courtExport(blobsOf: (room: OpenRealm) => BlobStore, prove: Prover) {
  return async (c: Context<HubEnv>): Promise<Response> => {
    const id = c.req.param("id") ?? "";
    if (!isUuid(id)) throw new Refusal("NOT_FOUND");
    const signed = c.get("signed");
    const { room, acting } = signed;
    const label = await ownLabel(signed);
    const signer = courtSigner(room.realm);
    const directory = await room.directory();
    const made = await asReader(room.realm, acting.reader, async (tx) => {
      const order = await readyOrder(tx, id);
      const { case_id: caseId, report_ids: ordered } = order;
      const rows = (await originalsOf(tx, caseId)).filter((row) => ordered.includes(row.id));
      const keys = await openKeys(
        room.realm,
        tx,
        rows.map((r) => r.content_key),
      );
      const parts: Part[] = [];
      const originals = [];
      let total = 0;
      for (const row of rows) {
        const key = keys.get(row.content_key);
        const pieces: Buffer[] = [];
        if (key && row.bytes) pieces.push(key.open("raw", row.id, row.bytes));
        else if (key && row.blob_address)
          for await (const piece of blobsOf(room).read(
            { address: row.blob_address, contentKey: row.content_key },
            key,
          )) {
            total += piece.length;
            if (total > MOST_BYTES) throw new Refusal("TOO_LARGE");
            pieces.push(piece);
          }
        const bytes = Buffer.concat(pieces);
        if (row.bytes) total += bytes.length;
        if (total > MOST_BYTES) throw new Refusal("TOO_LARGE");
        const path = `originals/${row.id}`;
        const attachments = await readAttachments(tx, { reportId: row.id });
        const custody = await readCustody(
          tx,
          attachments.map((a) => a.id),
        );
        if (key) parts.push({ path, bytes });
        originals.push({
          report: row.id,
          path: key ? path : null,
          sha256: key ? sha256(bytes) : null,
          bytes: bytes.length,
          mediaType: row.media_type,
          format: row.format,
          version: row.version,
          receivedAt: row.received_at,
          sender: directory.byId(row.owner_id)?.slug ?? row.owner_id,
          attachments: attachments.map((a) => ({
            id: a.id,
            sha256: a.sha256,
            bytes: a.length,
            sample: a.sample,
            custody: custody
              .filter((h) => h.attachmentId === a.id)
              .map((h) => ({ step: h.step, at: h.at, by: h.actorName, holder: h.holderId, sha256: h.sha256 })),
          })),
        });
      }
      const proofs = [];
      for (const about of [caseId, ...rows.map((r) => r.id)])
        for (const { name, text } of await prove(c, about)) {
          const bytes = Buffer.from(text);
          const path = `proofs/${name}`;
          if (parts.some((p) => p.path === path)) continue;
          parts.push({ path, bytes });
          proofs.push({ path, about, sha256: sha256(bytes) });
        }
      const index = Buffer.from(
        `${JSON.stringify(
          {
            schema: "court-export/1",
            realm: room.name,
            exercise: room.realm.kind !== "live",
            case: caseId,
            order: { id, at: order.at, person: order.person_id, second: order.approval_id !== null },
            court: order.court,
            reason: order.reason,
            by: { body: signed.body.slug, actor: acting.reader.actorId },
            at: (await tx.now()).toString(),
            key: signer.fingerprint,
            originals,
            proofs,
          },
          null,
          1,
        )}\n`,
      );
      await record(tx, [
        {
          act: "court.exported",
          actorId: tx.reader.actorId,
          labelId: label.label_id,
          subject: caseId,
          facts: {
            order: id,
            index: sha256(index),
            originals: originals.length,
            proofs: proofs.length,
            key: signer.fingerprint,
          },
        },
      ]);
      return { caseId, index, parts };
    });
    const zip = await zipped([
      { path: "index.json", bytes: made.index },
      { path: "index.sig", bytes: signer.sign(made.index) },
      { path: "key.pem", bytes: Buffer.from(signer.publicKey) },
      ...made.parts,
    ]);
    return new Response(new Uint8Array(zip), {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="court-export-${made.caseId}.zip"`,
        // By which whoever receives it can be told out of band that it is the right one.
        "x-index-sha256": sha256(made.index),
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      },
    });
  };
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

async function zipped(parts: readonly Part[]): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level: 0 });
  for (const { path, bytes } of parts) await zip.add(path, new Uint8ArrayReader(bytes));
  return zip.close();
}
