/** What of a case can be laid before a court, as this reader sees it: the pinned reports in all their versions, with their raw bytes. */
import { sql } from "kysely";
import type { ReaderTx } from "../../db/act.ts";

export interface OriginalRow {
  readonly id: string;
  readonly owner_id: string;
  readonly version: number;
  readonly format: string;
  readonly received_at: string;
  readonly content_key: string;
  readonly media_type: string;
  readonly bytes: Buffer | null;
  readonly blob_address: Buffer | null;
  /** How the report is marked. */
  readonly tlp: string;
}

/** Oldest first. Row security leaves out what this reader does not see: the bytes as they came are their sender's alone. */
export async function originalsOf(tx: ReaderTx, caseId: string): Promise<readonly OriginalRow[]> {
  const { rows } = await sql<OriginalRow>`
    select r.report_id as id, r.owner_id, r.version, r.format, r.received_at, r.content_key, w.media_type, w.bytes, w.blob_address, l.tlp
    from case_report p join report r using (report_id) join raw w using (report_id) join label l on l.label_id = r.label_id
    where p.case_id = ${caseId}::uuid order by r.received_at, r.report_id`.execute(tx.db);
  return rows;
}
