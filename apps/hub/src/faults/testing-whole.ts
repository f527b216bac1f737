/**
 * Looks behind the hub's back, as owner of the database: is every stored report whole, and what belongs together?
 * Reads rows past row security; says what is wrong in words that a red test can show.
 */
import type { ClientBase } from "pg";

/** Each query names rows that must not be. */
const HALF_STORED: Readonly<Record<string, string>> = {
  "a receipt without a report":
    "select receipt_id from receipt r where outcome in ('created','amended','withheld') and not exists (select from report p where p.receipt_id = r.receipt_id)",
  "a report without a receipt":
    "select report_id from report p where not exists (select from receipt r where r.receipt_id = p.receipt_id)",
  "a receipt without its bytes, or with them twice":
    "select receipt_id from receipt r where outcome in ('created','amended','withheld') and (select count(*) from report p join raw using (report_id) where p.receipt_id = r.receipt_id) <> 1",
  "a report without its reading":
    "select report_id from report p where not exists (select from understanding u where u.report_id = p.report_id)",
  "a report whose values are not all there":
    "select report_id from report p where item_count <> (select count(*) from assertion a where a.report_id = p.report_id)",
  "a report whose tally is wrong":
    "select report_id from report p where item_count <> (select coalesce(sum(items), 0) from item_tally t where t.report_id = p.report_id)",
  "a report that lit no fire":
    "select report_id from report p where not historical and not exists (select from hop h where h.subject_id = p.report_id and h.hop = 'received')",
  "a report that is recorded nowhere, or twice":
    "select report_id from report p where (select count(*) from outbox o where o.subject = p.report_id and o.act in ('report.accepted','report.withheld','upload.published')) <> 1",
  "a report whose key is not there":
    "select report_id from report p where not exists (select from content_key k where k.content_key = p.content_key)",
  "a value without a report":
    "select assertion_id from assertion a where not exists (select from report p where p.report_id = a.report_id)",
  "a record of a report that is not there":
    "select outbox_id from outbox o where o.act in ('report.accepted','report.withheld') and not exists (select from report p where p.report_id = o.subject)",
  "two latest versions of one report":
    "select source_ref from report where latest and source_ref is not null group by owner_id, source_ref having count(*) > 1",
  "a staged value whose upload is done":
    "select assertion_id from staged_assertion s join upload u using (upload_id) where u.state <> 'open'",
};

/** What is half stored; empty when all is whole. The client's search path names the realm's schema. */
export async function halfStored(client: ClientBase): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [what, query] of Object.entries(HALF_STORED)) {
    const { rowCount } = await client.query(query);
    if (rowCount) found.push(`${what}: ${rowCount}`);
  }
  return found;
}

/** The fusion duty's clusters of two or more, each as the sorted keys under which its reports were sent. */
export async function clustersByKey(client: ClientBase): Promise<readonly (readonly string[])[]> {
  const { rows } = await client.query<{ keys: string[] }>(
    `select array_agg(r.idempotency_key order by r.idempotency_key) as keys from cluster_member m join report p using (report_id)
     join receipt r using (receipt_id) group by m.cluster_id having count(*) > 1`,
  );
  return rows.map((r) => r.keys).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

/** Every link by the keys of its two ends, with its score. */
export async function linksByKey(client: ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ a: string; b: string; score: number }>(
    `select ra.idempotency_key as a, rb.idempotency_key as b, l.score from link l join report a on a.report_id = l.a join report b on b.report_id = l.b
     join receipt ra on ra.receipt_id = a.receipt_id join receipt rb on rb.receipt_id = b.receipt_id`,
  );
  return rows.map(({ a, b, score }) => `${[a, b].sort().join(" ~ ")} ${score.toFixed(4)}`).sort();
}
