/**
 * What the database knows of large files, for the sweep of those that it does not.
 */
import { sql } from "kysely";
import { asDuty } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import type { KnownBlobs } from "./blobs.ts";

/** Blobs that a report's raw bytes or attachments name (unless erased), and uploads under way. */
export function knownBlobs(realm: Realm): Promise<KnownBlobs> {
  return asDuty(realm, "keeper", async (tx) => {
    const { rows } = await sql<{ blob_address: Buffer; content_key: string }>`
      select w.blob_address, r.content_key from (select report_id, blob_address from raw union select report_id, blob_address from attachment) w
      join report r using (report_id) where w.blob_address is not null
        and not exists (select from erased e where e.content_key = r.content_key)`.execute(tx.db);
    const uploads = await tx.db.selectFrom("upload").select("upload_id").where("state", "=", "open").execute();
    return {
      blobs: rows.map((row) => ({ address: row.blob_address, contentKey: row.content_key })),
      uploads: uploads.map((row) => row.upload_id),
    };
  });
}
