/** Playbooks that were taken in, as rows: reference material of the realm. A later version replaces an earlier one, never the reverse. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";

export async function playbookRows(tx: ReaderTx): Promise<readonly unknown[]> {
  const rows = await tx.db.selectFrom("playbook").select("document").orderBy("playbook_id").execute();
  return rows.map((r) => r.document);
}

/** @returns whether it is kept now: false where the same or a later version is there */
export async function keepPlaybook(
  tx: DutyTx<"door">,
  p: { readonly id: string; readonly modified: string; readonly document: string; readonly by: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into playbook (playbook_id, modified, document, added_at, added_by)
    values (${p.id}, ${p.modified}::timestamptz, ${p.document}::jsonb, realm_now(), ${p.by}::uuid)
    on conflict (playbook_id) do update set modified = excluded.modified, document = excluded.document, added_at = excluded.added_at, added_by = excluded.added_by
    where playbook.modified < excluded.modified`.execute(tx.db);
  return numAffectedRows === 1n;
}
