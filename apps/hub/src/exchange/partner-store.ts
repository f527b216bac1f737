/** What the page of a partner reads, as rows of the office. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

/** Indicators that count now, by the label under which the caller sees them. */
export async function countsByLabel(tx: ReaderTx): Promise<readonly { label_id: number; values: number }[]> {
  const { rows } = await sql<{ label_id: number; values: number }>`
    select t.label_id, sum(t.indicators)::integer as values from item_tally t where t.latest group by t.label_id having sum(t.indicators) > 0`.execute(
    tx.db,
  );
  return rows;
}

const MOST = 20;

/** The caller's last orders that name a body. */
export async function releasesTo(tx: ReaderTx, organisationId: string) {
  const { rows } = await sql<{
    id: string;
    at: string;
    audience: string;
    values: number;
    acknowledgedAt: string | null;
  }>`
    select r.release_id as id, r.at, r.audience, jsonb_array_length(r.seen) as values,
      (select a.at from acknowledgement a where a.release_id = r.release_id and a.organisation_id = ${organisationId}::uuid) as "acknowledgedAt"
    from release r where r.owner_id = ${tx.reader.organisationId}::uuid and ${organisationId}::uuid = any (r.recipients) and r.state in ('ordered', 'approved')
    order by r.at desc, r.release_id desc limit ${MOST}`.execute(tx.db);
  return rows;
}
