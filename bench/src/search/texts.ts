/** Texts for the bench of search: reports whose sentences have twelve tokens each, three of them together in few reports. */
import type { ClientBase } from "pg";
import { escapeIdentifier } from "pg";

/** The tokens that are asked for: the first is rare, and the others stand where it stands and elsewhere. */
export const TOKENS: readonly bigint[] = [17n, 1_003n, 2_003n];

/** Fills a furnished realm with reports under the same labels, and with what their texts are found by. */
export async function furnishTexts(client: ClientBase, schema: string, reports: number, labels: number): Promise<void> {
  await client.query(`set search_path = ${escapeIdentifier(schema)}; set session_replication_role = replica`);
  await client.query(
    `insert into report (report_id, owner_id, sender_id, label_id, audience_class, kind, format, received_at, body, content_key)
     select md5('r' || n)::uuid, md5('o0')::uuid, md5('s')::uuid, l.label_id, l.audience_class, 'incident_notice', 'neutral-incident',
       '2026-01-01Z'::timestamptz + n * interval '1 second', '', md5('k' || n)::uuid
     from generate_series(1, $1) n join label l on l.label_id = 1 + abs(hashint4(n)::bigint) % $2`,
    [reports, labels],
  );
  await client.query(
    `insert into search_token (token, report_id, label_id, audience_class)
     select distinct on (r.report_id, t.token) t.token, r.report_id, r.label_id, r.audience_class
     from (select r.*, row_number() over (order by received_at) as n from report r) r
     cross join lateral (
       select case k when 0 then r.n % 200 when 1 then 1000 + r.n % 4 when 2 then 2000 + r.n % 10 else 10000 + abs(hashint8(r.n * 12 + k)::bigint) % 5000 end as token
       from generate_series(0, 11) k) t`,
  );
  await client.query("analyze report; analyze search_token");
  await client.query("vacuum report, search_token");
  await client.query("set session_replication_role = origin");
}
