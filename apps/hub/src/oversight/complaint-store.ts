/** Complaints as rows of the commission, and the one search over everything that is kept that is made for them. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";

export interface Hit {
  readonly value: string;
  readonly assertions: number;
  readonly bodies: number;
  readonly sightings: number;
  readonly first_at: string | null;
}

/** How often each value stands in what is kept; nothing for whoever is not of the commission. */
export async function hitsOf(
  tx: ReaderTx,
  values: readonly { readonly kind: string; readonly value: string }[],
): Promise<readonly Hit[]> {
  const { rows } = await sql<Hit>`
    select value, assertions::integer, bodies::integer, sightings::integer, first_at
    from complaint_hits(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[])`.execute(tx.db);
  return rows;
}

export interface ComplaintContent {
  readonly who: string;
  readonly words: string;
  readonly hits: readonly Hit[];
}

export async function insertComplaint(
  realm: Realm,
  tx: ReaderTx,
  c: {
    readonly id: string;
    readonly label: LabelKey;
    readonly content: ComplaintContent;
    readonly receiptId: string;
    readonly at: string;
  },
): Promise<void> {
  const key = await mintKey(realm, tx, { class: "oversight", month: c.at.slice(0, 7) });
  const sealed = key.seal("complaint", c.id, Buffer.from(JSON.stringify(c.content)));
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' complaint', 78))`.execute(tx.db);
  await sql`
    insert into complaint (complaint_id, label_id, audience_class, owner_id, number, content_key, content, receipt_id, actor_id, person_id, organisation_id, at)
    select ${c.id}::uuid, ${c.label.label_id}, ${c.label.audience_class}, current_organisation(), coalesce(max(number), 0) + 1, ${key.id}::uuid, ${sealed}, ${c.receiptId}::uuid,
      current_actor(), acting_person(), current_organisation(), realm_now()
    from complaint where owner_id = current_organisation()`.execute(tx.db);
}

export interface ComplaintRow {
  readonly id: string;
  readonly number: number;
  readonly by: string | null;
  readonly at: string;
  /** Null where its key is gone. */
  readonly content: ComplaintContent | null;
}

export async function complaintRows(realm: Realm, tx: ReaderTx, most: number): Promise<readonly ComplaintRow[]> {
  const { rows } = await sql<{
    id: string;
    number: number;
    by: string | null;
    at: string;
    content_key: string;
    content: Buffer;
  }>`select c.complaint_id as id, c.number, p.display_name as by, c.at, c.content_key, c.content
    from complaint c left join person p using (person_id) order by c.number desc limit ${most}`.execute(tx.db);
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "oversight_keys",
  );
  return rows.map(({ content_key, content, ...row }) => {
    const opened = keys.get(content_key)?.open("complaint", row.id, content);
    // Trusts: this hub sealed it.
    return { ...row, content: opened ? (JSON.parse(opened.toString("utf8")) as ComplaintContent) : null };
  });
}
