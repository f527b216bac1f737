/** Resumable uploads over HTTP. */
import { randomUUID } from "node:crypto";
import type { Handlers, Upload } from "@noroshi/api";
import type { HubEnv } from "../../http/env.ts";
import { Refusal } from "../../http/problem.ts";
import { bodyParts } from "../../http/request-body.ts";
import type { BlobStore } from "../../keeping/blobs.ts";
import type { OpenRealm } from "../../open-realm.ts";
import { receiptBody } from "../receipt-body.ts";
import { idempotencyKey, isUuid } from "../routes.ts";
import { appendUpload, openUpload, publishUpload, seeUpload } from "./publish.ts";
import type { UploadRow } from "./store.ts";

type Part = "openUpload" | "getUpload" | "appendUpload" | "publishUpload";

const shown = (row: UploadRow): Upload => ({
  id: row.uploadId,
  offset: row.received,
  expected: row.expected,
  state: row.state,
});

const known = (id: string): string => {
  if (!isUuid(id)) throw new Refusal("NOT_FOUND");
  return id;
};

export function uploadHandlers(blobsOf: (room: OpenRealm) => BlobStore): Pick<Handlers<HubEnv>, Part> {
  return {
    async openUpload(c) {
      const { bytes, mediaType } = c.req.valid("json");
      return c.json(
        shown(await openUpload(c.get("signed"), bytes, mediaType, c.req.header("idempotency-key") ?? randomUUID())),
        201,
      );
    },
    async getUpload(c) {
      return c.json(shown(await seeUpload(c.get("signed"), known(c.req.valid("param").id))), 200);
    },
    async appendUpload(c) {
      const signed = c.get("signed");
      const offset = c.req.valid("header")["upload-offset"];
      const source = bodyParts(c.req.raw);
      return c.json(
        shown(await appendUpload(signed, blobsOf(signed.room), known(c.req.valid("param").id), offset, source)),
        200,
      );
    },
    async publishUpload(c) {
      const signed = c.get("signed");
      const answer = await publishUpload(
        signed,
        blobsOf(signed.room),
        known(c.req.valid("param").id),
        idempotencyKey(c),
        c.req.query("historical") === "true",
      );
      return c.json(receiptBody(answer), 202);
    },
  };
}
