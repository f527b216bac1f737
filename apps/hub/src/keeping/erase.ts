/**
 * Erases reports: destroys their keys, takes away what they left in plain form, and leaves tombstones.
 * A restore does the same to whatever an older backup still holds of them, so that erasure reaches every backup.
 */

import { sql } from "kysely";
import type { ClientBase } from "pg";
import { asDuty, type DutyTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";

/** What a report leaves in plain form, in the order in which it goes. The report's row stays, empty, as its own tombstone. */
const PLAIN = [
  "posting",
  "search_token",
  "feature",
  "existence",
  "item_tally",
  "assertion",
  "raw",
  "understanding",
  "exchange_entry",
  "desk_answer",
  "desk_entry",
] as const;

/** Erases reports by id. @returns how many were there and are erased now */
export async function eraseReports(realm: Realm, reportIds: readonly string[], reason: string): Promise<number> {
  return asDuty(realm, "keeper", (tx) => eraseReportsIn(tx, reportIds, reason));
}

/** Erases reports in an act of the keeper's. @throws where one of them is under a legal hold: nothing is erased then */
export async function eraseReportsIn(
  tx: DutyTx<"keeper">,
  reportIds: readonly string[],
  reason: string,
): Promise<number> {
  const { rows } = await sql<{ content_key: string }>`
    insert into erased (content_key, at, reason)
    select r.content_key, realm_now(), ${reason} from report r where r.report_id = any (${[...reportIds]}::uuid[])
    on conflict do nothing returning content_key`.execute(tx.db);
  for (const statement of STATEMENTS) await sql.raw(statement).execute(tx.db);
  return rows.length;
}

/** Destroys the key of an upload that was refused or given up: what its parts left on a disk stays unreadable. */
export async function eraseUploadKey(realm: Realm, uploadId: string): Promise<void> {
  await asDuty(realm, "keeper", (tx) =>
    sql`delete from content_key k using upload u where u.upload_id = ${uploadId}::uuid and u.state in ('refused', 'abandoned')
      and k.content_key = u.content_key and not exists (select from report r where r.content_key = k.content_key)`.execute(
      tx.db,
    ),
  );
}

/** Applies every tombstone of the schema on the client's search path; run inside the caller's transaction. */
export async function applyTombstones(client: ClientBase): Promise<void> {
  for (const statement of STATEMENTS) await client.query(statement);
}

const GONE = "select r.report_id from report r join erased e using (content_key)";
const NAMED = `select c.victim_consent_id from victim_consent c where c.report_id in (${GONE})`;
const STATEMENTS: readonly string[] = [
  "delete from content_key k using erased e where k.content_key = e.content_key",
  ...PLAIN.map((table) => `delete from ${table} where report_id in (${GONE})`),
  `delete from link where a in (${GONE}) or b in (${GONE})`,
  `delete from cluster_member where report_id in (${GONE})`,
  `update attachment set bytes = null, body = '', sha256 = '' where report_id in (${GONE})`,
  `update custody set body = '', sha256 = '' where attachment_id in (select a.attachment_id from attachment a where a.report_id in (${GONE}))`,
  // Nobody is named any more by what was consented on it; whoever was told is told so by the duty that delivers.
  `update shared_object set body = '{}' where victim_consent_id in (${NAMED})`,
  `update victim_card set words = null, items = '[]' where words is not null and victim_consent_id in (${NAMED})`,
  `delete from content_key where content_key in (select c.content_key from victim_consent c where c.report_id in (${GONE}))`,
  `update victim_consent set content = '', ended_at = coalesce(ended_at, at) where report_id in (${GONE}) and length(content) > 0`,
  `update report set body = '', source_ref = null, incident_type = null where report_id in (${GONE}) and length(body) > 0`,
];
