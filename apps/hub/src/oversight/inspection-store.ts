/** Inspections as rows of the commission; reasons and findings lie encrypted under a key of each inspection's own. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";
import type { EntryRow } from "../reads/store.ts";

/** What entries an inspection looks at; absent means any. */
export interface Scope {
  readonly bodyId?: string | undefined;
  readonly act?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** It may open what sensors kept of communications. */
  readonly traffic?: boolean | undefined;
  /** It may take files out. */
  readonly files?: boolean | undefined;
}

/** Numbers of the entries in scope; never of the commission's own acts. One more than `most` tells that there are more. */
export async function entriesInScope(tx: ReaderTx, s: Scope, most: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.outbox_id::text as id from outbox o join actor a using (actor_id)
    where a.organisation_id is distinct from ${tx.reader.organisationId}::uuid
      and (${s.bodyId ?? null}::uuid is null or a.organisation_id = ${s.bodyId ?? null}::uuid)
      and (${s.act ?? null}::text is null or o.act = ${s.act ?? null})
      and (${s.subject ?? null}::uuid is null or o.subject = ${s.subject ?? null}::uuid)
      and (${s.from ?? null}::timestamptz is null or o.at >= ${s.from ?? null}::timestamptz)
      and (${s.to ?? null}::timestamptz is null or o.at < ${s.to ?? null}::timestamptz)
    order by o.outbox_id limit ${most + 1}`.execute(tx.db);
  return rows.map((r) => r.id);
}

export interface NewInspection {
  readonly id: string;
  readonly label: LabelKey;
  readonly way: "sample" | "target";
  readonly scope: Scope;
  readonly seed: Buffer;
  readonly population: number;
  readonly items: readonly string[];
  readonly reason: string;
  readonly receiptId: string;
  readonly at: string;
}

/** Orders an inspection. @returns its number */
export async function insertInspection(realm: Realm, tx: ReaderTx, i: NewInspection): Promise<number> {
  const key = await mintKey(realm, tx, { class: "oversight", month: i.at.slice(0, 7) });
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' inspection', 78))`.execute(tx.db);
  const { rows } = await sql<{ number: number }>`
    insert into inspection (inspection_id, label_id, audience_class, owner_id, number, way, scope, seed, population, content_key, reason, receipt_id, actor_id, person_id, organisation_id, at)
    select ${i.id}::uuid, ${i.label.label_id}, ${i.label.audience_class}, current_organisation(), coalesce(max(number), 0) + 1, ${i.way}, ${JSON.stringify(i.scope)}::jsonb, ${i.seed},
      ${i.population}, ${key.id}::uuid, ${key.seal("inspection", i.id, Buffer.from(i.reason))}, ${i.receiptId}::uuid, current_actor(), acting_person(), current_organisation(), realm_now()
    from inspection where owner_id = current_organisation() returning number`.execute(tx.db);
  await sql`insert into inspection_item (inspection_id, n, label_id, audience_class, outbox_id)
    select ${i.id}::uuid, n, ${i.label.label_id}, ${i.label.audience_class}, e from unnest(${[...i.items]}::bigint[]) with ordinality as t(e, n)`.execute(
    tx.db,
  );
  return rows[0]?.number ?? 0;
}

export interface InspectionRow {
  readonly id: string;
  readonly label_id: number;
  readonly audience_class: number;
  readonly number: number;
  readonly way: "sample" | "target";
  readonly scope: Scope;
  readonly seed: Buffer;
  readonly population: number;
  readonly items: number;
  readonly content_key: string;
  readonly reason: Buffer;
  readonly by: string | null;
  readonly at: string;
  readonly outcome: "in_order" | "not_in_order" | null;
  readonly closed_at: string | null;
}

const INSPECTIONS = sql`
  select i.inspection_id as id, i.label_id, i.audience_class, i.number, i.way, i.scope, i.seed, i.population, i.content_key, i.reason, p.display_name as by, i.at,
    (select count(*)::integer from inspection_item e where e.inspection_id = i.inspection_id) as items, c.outcome, c.at as closed_at
  from inspection i left join person p using (person_id)
  left join inspection_word c on c.inspection_id = i.inspection_id and c.kind = 'closing'`;

export async function inspectionRows(tx: ReaderTx, most: number): Promise<readonly InspectionRow[]> {
  const { rows } = await sql<InspectionRow>`${INSPECTIONS} order by i.number desc limit ${most}`.execute(tx.db);
  return rows;
}

export async function inspectionById(tx: ReaderTx, id: string): Promise<InspectionRow | undefined> {
  const { rows } = await sql<InspectionRow>`${INSPECTIONS} where i.inspection_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

export async function inspectedEntries(tx: ReaderTx, id: string): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select o.outbox_id::text as id, o.act, o.at, o.actor_id, a.name as actor, a.organisation_id, o.subject, o.entry
    from inspection_item i join outbox o using (outbox_id) join actor a using (actor_id)
    where i.inspection_id = ${id}::uuid order by i.n`.execute(tx.db);
  return rows;
}

export interface WordOnInspection {
  readonly id: string;
  readonly kind: "finding" | "closing";
  readonly outcome: InspectionRow["outcome"];
  readonly words: Buffer;
  readonly by: string | null;
  readonly at: string;
}

export async function wordsOnInspection(tx: ReaderTx, id: string): Promise<readonly WordOnInspection[]> {
  const { rows } = await sql<WordOnInspection>`
    select w.word_id as id, w.kind, w.outcome, w.words, p.display_name as by, w.at from inspection_word w left join person p using (person_id)
    where w.inspection_id = ${id}::uuid order by w.at, w.word_id`.execute(tx.db);
  return rows;
}

/** Opens what was said in an inspection, in the same order; null where its key is gone. */
export async function openInspection(
  realm: Realm,
  tx: ReaderTx,
  row: InspectionRow,
  words: readonly WordOnInspection[],
): Promise<{ readonly reason: string | null; readonly words: readonly (string | null)[] }> {
  const key = (await openKeys(realm, tx, [row.content_key], "oversight_keys")).get(row.content_key);
  return {
    reason: key?.open("inspection", row.id, row.reason).toString("utf8") ?? null,
    words: words.map((w) => key?.open("inspection_word", w.id, w.words).toString("utf8") ?? null),
  };
}

/** @throws where the inspection's key is gone */
export async function insertInspectionWord(
  realm: Realm,
  tx: ReaderTx,
  row: InspectionRow,
  w: {
    readonly id: string;
    readonly kind: WordOnInspection["kind"];
    readonly outcome: InspectionRow["outcome"];
    readonly words: string;
    readonly receiptId: string;
  },
): Promise<void> {
  const key = (await openKeys(realm, tx, [row.content_key], "oversight_keys")).get(row.content_key);
  if (!key) throw new Error("nothing more is said in an inspection whose key is gone");
  await sql`insert into inspection_word (word_id, inspection_id, label_id, audience_class, kind, outcome, words, receipt_id, actor_id, person_id, organisation_id, at)
    values (${w.id}::uuid, ${row.id}::uuid, ${row.label_id}, ${row.audience_class}, ${w.kind}, ${w.outcome}, ${key.seal("inspection_word", w.id, Buffer.from(w.words))}, ${w.receiptId}::uuid,
      current_actor(), acting_person(), current_organisation(), realm_now())`.execute(tx.db);
}
