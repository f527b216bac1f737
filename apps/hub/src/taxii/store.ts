/** Entries of a body's TAXII collections as rows of that body: read in the order in which they were added. */
import type { Asked } from "@noroshi/sharing";
import { type RawBuilder, sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export type Collection = "released" | "submitted";

export interface EntryRow {
  readonly objectId: string;
  readonly addedAt: string;
  readonly versionText: string;
  readonly type: string;
  readonly specVersion: string;
  readonly reportId: string | null;
  readonly contentKey: string | null;
  /** Of what was released: canonical JSON. */
  readonly text: string | null;
  /** Of what was posted: sealed. */
  readonly body: Buffer | null;
  /** It names a victim, and goes with its consent at an instant that no act says. */
  readonly fleeting: boolean;
}

const COLUMNS = sql`e.object_id as "objectId", e.added_at as "addedAt", e.version_text as "versionText", e.type, e.spec_version as "specVersion",
  e.report_id as "reportId", r.content_key as "contentKey", s.body as text, e.body, s.victim_consent_id is not null as fleeting`;

/**
 * One page of a collection, one row more than asked where there is a next.
 * @param after the last entry that was given; null at the beginning
 */
export async function entries(
  tx: ReaderTx,
  collection: Collection,
  asked: Asked,
  after: string | null,
): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${COLUMNS} from exchange_entry e
    left join shared_object s on e.collection = 'released' and s.object_id = e.object_id and s.modified = e.version
    left join report r on r.report_id = e.report_id
    where ${meant(tx, collection, asked, after)} and (e.collection <> 'released' or s.object_id is not null)
    order by e.added_at limit ${asked.limit + 1}`.execute(tx.db);
  return rows;
}

export interface ReleasedPage {
  /** The objects as they left, some of them in each text, parted by commas; the database joins them, so that no object costs a row here. */
  readonly texts: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly more: boolean;
  /** Something of it goes at an instant that no act says. */
  readonly fleeting: boolean;
}

/** Some 45 kB: what a connection hands over in one piece and memory forgets easily. One text of a whole page is neither. */
const OBJECTS_A_TEXT = 50;

/** The same of what was released, as the bytes that stand there; undefined where there is nothing. */
export async function releasedPage(
  tx: ReaderTx,
  asked: Asked,
  after: string | null,
): Promise<ReleasedPage | undefined> {
  const { rows } = await sql<{ text: string | null; first: string; last: string; upto: number; fleeting: boolean }>`
    select string_agg(p.body, ',' order by p.n) filter (where p.n <= ${asked.limit}) as text, min(p.at) as first,
      max(p.at) filter (where p.n <= ${asked.limit}) as last, max(p.n)::integer as upto, bool_or(p.fleeting) as fleeting
    from (select e.added_at as at, s.body, s.victim_consent_id is not null as fleeting, row_number() over (order by e.added_at) as n from exchange_entry e
      join shared_object s on s.object_id = e.object_id and s.modified = e.version
      where ${meant(tx, "released", asked, after)} order by e.added_at limit ${asked.limit + 1}) p
    group by (p.n - 1) / ${OBJECTS_A_TEXT} order by max(p.n)`.execute(tx.db);
  const texts = rows.flatMap((r) => r.text ?? []);
  const [top, last] = [rows[0], rows[texts.length - 1]];
  if (!top || !last) return undefined;
  const more = (rows.at(-1)?.upto ?? 0) > asked.limit;
  return { texts, first: top.first, last: last.last, more, fleeting: rows.some((r) => r.fleeting) };
}

function meant(tx: ReaderTx, collection: Collection, asked: Asked, after: string | null): RawBuilder<unknown> {
  return sql`e.organisation_id = ${tx.reader.organisationId}::uuid and e.collection = ${collection} and e.removed_at is null
      and ${versionsOf(asked)} and (${after}::timestamptz is null or e.added_at > ${after}::timestamptz)
      and (${asked.addedAfter}::timestamptz is null or e.added_at > ${asked.addedAfter}::timestamptz)
      and (${asked.ids === null} or e.object_id = any (${[...(asked.ids ?? [])]}::text[]))
      and (${asked.types === null} or e.type = any (${[...(asked.types ?? [])]}::text[]))
      and (${asked.specVersions === null} or e.spec_version = any (${[...(asked.specVersions ?? [])]}::text[]))`;
}

/**
 * Which versions are meant (TAXII 2.1 §3.4): first and last are those among what is asked for; without `match[spec_version]`
 * that is the newest version of the standard in which an object is here. The usual question of all, the last, stands on an index.
 */
function versionsOf({ versions: v, specVersions }: Asked): RawBuilder<boolean> {
  const another = (than: RawBuilder<boolean>) => sql<boolean>`exists (select from exchange_entry o
    where o.organisation_id = e.organisation_id and o.collection = e.collection and o.object_id = e.object_id
      and o.removed_at is null and ${than})`;
  const among = sql<boolean>`o.spec_version = any (${[...(specVersions ?? [])]}::text[])`;
  const newer = sql<boolean>`o.spec_version > e.spec_version`;
  const at = sql<boolean>`any (${[...v.at]}::timestamptz[])`;
  if (v.all) return specVersions === null ? sql`not ${another(newer)}` : sql`true`;
  const wanted: RawBuilder<boolean>[] = [];
  if (v.last)
    wanted.push(specVersions === null ? sql`e.is_last` : sql`not ${another(sql`${among} and o.version > e.version`)}`);
  if (v.first)
    wanted.push(specVersions === null ? sql`e.is_first` : sql`not ${another(sql`${among} and o.version < e.version`)}`);
  if (v.at.length > 0)
    wanted.push(
      specVersions === null
        ? sql`(e.version = ${at} and not ${another(sql`${newer} and o.version = ${at}`)})`
        : sql`e.version = ${at}`,
    );
  return sql`(${sql.join(wanted, sql` or `)})`;
}

/** Is there any version of the object? */
export async function hasObject(tx: ReaderTx, collection: Collection, objectId: string): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists (select from exchange_entry e
    where e.organisation_id = ${tx.reader.organisationId}::uuid and e.collection = ${collection} and e.object_id = ${objectId}
      and e.removed_at is null) as there`.execute(tx.db);
  return rows[0]?.there === true;
}

export interface NewEntry {
  readonly objectId: string;
  /** Null: the instant at which it is added. */
  readonly version: string | null;
  readonly type: string;
  readonly specVersion: string;
  readonly reportId: string;
  readonly body: Buffer;
}

/** One body's collection is written by one at a time, so that entries are added in the order of their instants. */
export async function lockCollection(tx: ReaderTx, collection: Collection): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ${`:${collection}:${tx.reader.organisationId}`}, 0))`.execute(
    tx.db,
  );
}

/** Adds what was posted; what is there already in this version stays where it is, what was taken out is there as it is posted now. */
export async function addEntries(tx: ReaderTx, label: LabelKey, list: readonly NewEntry[]): Promise<void> {
  if (list.length === 0) return;
  const now = (await tx.now()).toString();
  await sql`
    insert into exchange_entry (organisation_id, collection, added_at, object_id, version, version_text, type, spec_version, report_id, body, label_id, audience_class)
    select ${tx.reader.organisationId}::uuid, 'submitted', b.base + t.n * interval '1 microsecond', t.id, coalesce(t.version::timestamptz, b.base + t.n * interval '1 microsecond'),
      coalesce(t.version, to_char((b.base + t.n * interval '1 microsecond') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
      t.type, t.spec, t.report, t.body, ${label.label_id}::integer, ${label.audience_class}::integer
    from unnest(${list.map((_, n) => n)}::integer[], ${list.map((e) => e.objectId)}::text[], ${list.map((e) => e.version)}::text[],
      ${list.map((e) => e.type)}::text[], ${list.map((e) => e.specVersion)}::text[], ${list.map((e) => e.reportId)}::uuid[], ${list.map((e) => e.body)}::bytea[])
      as t(n, id, version, type, spec, report, body)
    cross join (select greatest(${now}::timestamptz, (select max(x.added_at) + interval '1 microsecond' from exchange_entry x
      where x.organisation_id = ${tx.reader.organisationId}::uuid and x.collection = 'submitted')) as base) b
    where t.version is not null or not exists (select from exchange_entry o where o.organisation_id = ${tx.reader.organisationId}::uuid
      and o.collection = 'submitted' and o.object_id = t.id and o.removed_at is null)
    on conflict (organisation_id, collection, object_id, version) do update set removed_at = null, added_at = excluded.added_at, type = excluded.type,
      spec_version = excluded.spec_version, version_text = excluded.version_text, report_id = excluded.report_id, body = excluded.body,
      label_id = excluded.label_id, audience_class = excluded.audience_class
      where exchange_entry.removed_at is not null`.execute(tx.db);
  await orderVersions(tx, "submitted", [...new Set(list.map((e) => e.objectId))]);
}

/** Says anew which version of these objects is the first and which the last of those that are there in the newest standard. */
async function orderVersions(tx: ReaderTx, collection: Collection, ids: readonly string[]): Promise<void> {
  await sql`
    update exchange_entry e set is_first = e.version = m.first and e.spec_version = m.spec, is_last = e.version = m.last and e.spec_version = m.spec
    from (select distinct on (x.object_id) x.object_id, x.spec_version as spec, min(x.version) as first, max(x.version) as last from exchange_entry x
      where x.organisation_id = ${tx.reader.organisationId}::uuid and x.collection = ${collection} and x.object_id = any (${[...ids]}::text[])
        and x.removed_at is null group by x.object_id, x.spec_version order by x.object_id, x.spec_version desc) m
    where e.organisation_id = ${tx.reader.organisationId}::uuid and e.collection = ${collection} and e.object_id = m.object_id and e.removed_at is null
      and (e.is_first, e.is_last) is distinct from (e.version = m.first and e.spec_version = m.spec, e.version = m.last and e.spec_version = m.spec)`.execute(
    tx.db,
  );
}

/** Takes entries out of a collection. What they founded stays: a report is evidence. */
export async function removeEntries(tx: ReaderTx, collection: Collection, list: readonly EntryRow[]): Promise<void> {
  const now = (await tx.now()).toString();
  await sql`
    update exchange_entry e set removed_at = ${now}::timestamptz
    where e.organisation_id = ${tx.reader.organisationId}::uuid and e.collection = ${collection}
      and e.added_at = any (${list.map((e) => e.addedAt)}::timestamptz[])`.execute(tx.db);
  await orderVersions(tx, collection, [...new Set(list.map((e) => e.objectId))]);
}

/** Under which content key the reports lie. */
export async function contentKeysOf(tx: ReaderTx, reports: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; key: string }>`
    select r.report_id as id, r.content_key as key from report r where r.report_id = any (${[...reports]}::uuid[])`.execute(
    tx.db,
  );
  return new Map(rows.map((r) => [r.id, r.key]));
}

export async function keepStatus(
  tx: ReaderTx,
  label: LabelKey,
  s: { readonly id: string; readonly at: string; readonly told: unknown },
): Promise<void> {
  await sql`
    insert into exchange_status (status_id, organisation_id, label_id, audience_class, at, told)
    values (${s.id}::uuid, ${tx.reader.organisationId}::uuid, ${label.label_id}, ${label.audience_class}, ${s.at}::timestamptz, ${JSON.stringify(s.told)}::jsonb)
    on conflict do nothing`.execute(tx.db);
}

export async function statusRow(tx: ReaderTx, id: string): Promise<{ at: string; told: unknown } | undefined> {
  const { rows } = await sql<{ at: string; told: unknown }>`
    select x.at, x.told from exchange_status x
    where x.status_id = ${id}::uuid and x.organisation_id = ${tx.reader.organisationId}::uuid`.execute(tx.db);
  return rows[0];
}

/** Of these objects, the values of those that were released to the caller. */
export async function releasedValues(
  tx: ReaderTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly kind: string; readonly value: string }>> {
  const { rows } = await sql<{ id: string; kind: string; value: string }>`
    select distinct e.object_id as id, s.kind, s.value from exchange_entry e join shared_object s on s.object_id = e.object_id and s.modified = e.version
    where e.organisation_id = ${tx.reader.organisationId}::uuid and e.collection = 'released' and e.type = 'indicator'
      and e.object_id = any (${[...ids]}::text[])`.execute(tx.db);
  return new Map(rows.map((r) => [r.id, { kind: r.kind, value: r.value }]));
}
