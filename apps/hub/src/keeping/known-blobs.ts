/**
 * What the database knows of large files, for the sweep of those that it does not.
 */
import { asDuty } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import type { KnownBlobs } from "./blobs.ts";

/** Blobs that a report's raw bytes name (unless erased), and uploads under way. */
export function knownBlobs(realm: Realm): Promise<KnownBlobs> {
  return asDuty(realm, "keeper", async (tx) => {
    const blobs = await tx.db
      .selectFrom("raw")
      .innerJoin("report", "report.report_id", "raw.report_id")
      .select(["raw.blob_address", "report.content_key"])
      .where("raw.blob_address", "is not", null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("erased").select("erased.reason").whereRef("erased.content_key", "=", "report.content_key"),
          ),
        ),
      )
      .execute();
    const uploads = await tx.db.selectFrom("upload").select("upload_id").where("state", "=", "open").execute();
    return {
      blobs: blobs.flatMap((row) =>
        row.blob_address === null ? [] : [{ address: row.blob_address, contentKey: row.content_key }],
      ),
      uploads: uploads.map((row) => row.upload_id),
    };
  });
}
