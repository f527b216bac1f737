/**
 * Reports, values and readings as rows of one reader. Row security decides what is there; counts are sums over visible rows.
 */
import type { Word } from "@noroshi/handling";
import { type RawBuilder, sql } from "kysely";
import type { ReaderTx } from "../../db/act.ts";

export interface ReportRow {
  report_id: string;
  kind: string;
  format: string;
  incident_type: string | null;
  owner_id: string;
  received_at: string;
  noticed_at: string | null;
  linked_at: string | null;
  version: number;
  historical: boolean;
  content_key: string;
  body: Buffer;
  tlp: string;
  caveats: string[];
  items: number;
  first_received: string;
  first_linked: string | null;
  /** The body that filed it for its owner, where one did. */
  filed_by: string | null;
  /** When its first version was entered, where its receipt was stated from a paper log. */
  first_entered: string | null;
}

/** The visible rows of these reports. */
export async function reportRows(tx: ReaderTx, ids: readonly string[]): Promise<readonly ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select r.report_id, r.kind, r.format, r.incident_type, r.owner_id, r.received_at, r.noticed_at, r.linked_at, r.historical,
      greatest(1, (select count(*) from report v where v.owner_id = r.owner_id and v.source_ref = r.source_ref and v.version <= r.version))::integer as version,
      r.content_key, r.body, l.tlp, said_caveats(l.caveats, l.originator_caveats, l.pap) as caveats,
      (select coalesce(sum(t.items), 0)::integer from item_tally t where t.report_id = r.report_id) as items,
      least(r.received_at, (select min(v.received_at) from report v where v.owner_id = r.owner_id and v.source_ref = r.source_ref)) as first_received,
      least(r.linked_at, (select min(v.linked_at) from report v where v.owner_id = r.owner_id and v.source_ref = r.source_ref)) as first_linked,
      (select d.filed_by from desk_entry d where d.report_id = r.report_id) as filed_by,
      (select d.entered_at from desk_entry d where d.owner_id = r.owner_id and d.source_ref = r.source_ref and d.backfilled) as first_entered
    from report r join label l using (label_id) where r.report_id = any (${ids}::uuid[])`.execute(tx.db);
  return rows;
}

/** One page of visible reports' ids, newest first, after a place (time, id); one more than asked tells that there is a next. */
export async function pageOfReports(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly { id: string; at: string }[]> {
  const { rows } = await sql<{ id: string; at: string }>`
    select p.id, p.at from visible_class v cross join lateral (
      select r.report_id as id, r.received_at as at from report r
      where r.audience_class = v.audience_class and r.latest
        and (${after === undefined} or (r.received_at, r.report_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by r.received_at desc, r.report_id desc limit ${limit + 1}
    ) p where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export interface ItemRow {
  readonly id: string;
  readonly ref: string;
  readonly kind: string;
  readonly value: string;
  readonly indicator: boolean;
  readonly tlp: string;
  readonly caveats: string[];
  readonly valid_until: string | null;
  readonly observed_at: string | null;
  readonly also: number;
}

/** Visible values of a report, indicators first, each with the number of other visible reports that hold it. */
export async function itemRows(tx: ReaderTx, reportId: string, limit: number): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select a.assertion_id as id, a.ref, a.kind, a.value, a.indicator, l.tlp, said_caveats(l.caveats, l.originator_caveats, l.pap) as caveats, a.valid_until, a.observed_at,
      (select count(distinct o.report_id)::integer from assertion o where o.kind = a.kind and o.value = a.value and o.report_id <> a.report_id and o.latest) as also
    from assertion a join label l using (label_id) where a.report_id = ${reportId}::uuid order by a.indicator desc, a.ref limit ${limit}`.execute(
    tx.db,
  );
  return rows;
}

/** The reading field by field, where it is the reader's own. */
export async function readingRow(
  tx: ReaderTx,
  reportId: string,
): Promise<{ body: Buffer; content_key: string } | undefined> {
  return tx.db
    .selectFrom("understanding as u")
    .innerJoin("report as r", "r.report_id", "u.report_id")
    .select(["u.body", "r.content_key"])
    .where("u.report_id", "=", reportId)
    .executeTakeFirst();
}

/** What is known of the original bytes, where they are the reader's own. */
export async function rawRow(
  tx: ReaderTx,
  reportId: string,
): Promise<{ media_type: string; bytes_length: number } | undefined> {
  return tx.db
    .selectFrom("raw")
    .select(["media_type", "bytes_length"])
    .where("report_id", "=", reportId)
    .executeTakeFirst();
}

/** The bytes as they came, for whoever may read them: their sender. */
export async function rawBytes(
  tx: ReaderTx,
  reportId: string,
): Promise<{ bytes: Buffer | null; content_key: string; format: string } | undefined> {
  return tx.db
    .selectFrom("raw")
    .innerJoin("report", "report.report_id", "raw.report_id")
    .select(["raw.bytes", "report.content_key", "report.format"])
    .where("raw.report_id", "=", reportId)
    .executeTakeFirst();
}

/** What of a report this reader sees: its indicators, and whether the report is its own. */
export interface VisibleReport {
  readonly id: string;
  readonly indicators: number;
  readonly own: boolean;
}

/**
 * The reports of which this reader sees at least one value, or that it sent itself: latest versions, newest first. A value may
 * be visible where the report's own text is not.
 */
export async function visibleReports(tx: ReaderTx, limit: number): Promise<readonly VisibleReport[]> {
  const { readerNo, organisationId } = tx.reader;
  const { rows } = await sql<VisibleReport>`
    with found as (
      select p.report_id, p.at from visible_class v cross join lateral (
        select t.report_id, t.received_at as at from item_tally t
        where t.audience_class = v.audience_class and t.latest and t.indicators > 0
        order by t.received_at desc, t.report_id limit ${limit}
      ) p where v.reader_no = ${readerNo}
      union (
        select r.report_id, r.received_at from report r
        where r.owner_id = ${organisationId}::uuid and r.latest order by r.received_at desc, r.report_id limit ${limit}
      )
      union select b.report_id, b.received_at from beside_reports(${limit}) b
    ), newest as materialized (select report_id, at from found order by at desc, report_id limit ${limit})
    select n.report_id as id,
      ((select coalesce(sum(t.indicators), 0) from item_tally t where t.report_id = n.report_id)
        + case when exists (select from beside_label b where b.reader_no = ${readerNo}) then (
            select count(*) from assertion a where a.report_id = n.report_id and a.latest and a.indicator
              and a.label_id in (select b.label_id from beside_label b where b.reader_no = ${readerNo})
              and a.audience_class not in (select v.audience_class from visible_class v where v.reader_no = ${readerNo}))
          else 0 end)::integer as indicators,
      exists (select from report r where r.report_id = n.report_id and r.owner_id = ${organisationId}::uuid) as own
    from newest n order by n.at desc, n.report_id`.execute(tx.db);
  return rows;
}

/**
 * The newest reports of which this reader sees anything that can be compared: a value, or the text. A form without a single
 * value is compared by who was hit, when and through whom. At most `limit` of either sort.
 */
export async function newestToCompare(tx: ReaderTx, limit: number): Promise<readonly string[]> {
  const values = await visibleReports(tx, limit);
  const texts = await pageOfReports(tx, undefined, limit);
  return [...new Set([...values.map((r) => r.id), ...texts.map((r) => r.id)])];
}

/** What owners state of items that they keep to themselves, for visible reports. */
export async function statedExistence(
  tx: ReaderTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly stated: number; readonly own: boolean }>> {
  const { rows } = await sql<{ id: string; stated: number; own: boolean }>`
    select e.report_id as id, e.stated, exists (select from report r where r.report_id = e.report_id and r.owner_id = ${tx.reader.organisationId}::uuid) as own
    from existence e where e.report_id = any (${[...ids]}::uuid[])`.execute(tx.db);
  return new Map(rows.map((r) => [r.id, r]));
}

/** The texts of police submissions among these reports, of other bodies: one from before the statement was kept apart holds it. */
export async function submissionBodies(
  tx: ReaderTx,
  ids: readonly string[],
): Promise<readonly { readonly report_id: string; readonly content_key: string; readonly body: Buffer }[]> {
  const { rows } = await sql<{ report_id: string; content_key: string; body: Buffer }>`
    select report_id, content_key, body from report
    where report_id = any (${[...ids]}::uuid[]) and kind = 'police_submission' and owner_id <> ${tx.reader.organisationId}::uuid`.execute(
    tx.db,
  );
  return rows;
}

/** So many statements of one value are asked for where it is believed or not, the first ones. */
const MOST_WORDS = 500;

/** Who says each of these values, as far as this reader sees: indicators that hold now. By kind and value with a blank between. */
export async function wordsOn(tx: ReaderTx, values: readonly Wanted[]): Promise<ReadonlyMap<string, readonly Word[]>> {
  if (values.length === 0) return new Map();
  const { rows } = await sql<Word & { name: string }>`
    select w.kind || ' ' || w.value as name, s.* from unnest(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[]) w(kind, value)
    cross join lateral (
      select l.owner_id as "senderId", o.originator_id as "namedOriginatorId", o.object_key::text as "objectKey", l.provenance = 'echo' as echo
      from assertion o join label l using (label_id)
      where o.kind = w.kind and o.value = w.value and o.indicator and o.latest and coalesce(o.valid_until > realm_now(), true)
      order by o.received_at, o.assertion_id limit ${MOST_WORDS}) s`.execute(tx.db);
  return Map.groupBy(rows, (r) => r.name);
}

export interface IndicatorRow {
  id: string;
  at: string;
  kind: string;
  value: string;
  report_id: string;
  valid_until: string | null;
  expired: boolean;
  tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
  caveats: string[];
}

/** What is looked up: a value of one kind, or of any where `kind` is empty. */
export interface Wanted {
  readonly kind: string;
  readonly value: string;
}

/** One page of visible indicators, newest first, one row more than asked where there is a next. */
export async function indicatorRows(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
  wanted: Wanted | undefined,
): Promise<readonly IndicatorRow[]> {
  const { rows } = await sql<IndicatorRow>`
    select p.*, l.tlp, said_caveats(l.caveats, l.originator_caveats, l.pap) as caveats from visible_class v cross join lateral (
      select a.assertion_id as id, a.received_at as at, a.kind, a.value, a.report_id, a.valid_until, a.label_id,
        coalesce(a.valid_until <= realm_now(), false) as expired
      from assertion a where a.audience_class = v.audience_class and a.indicator and a.latest and ${narrowed(wanted)}
        and (${after === undefined} or (a.received_at, a.assertion_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by a.received_at desc, a.assertion_id desc limit ${limit + 1}
    ) p join label l on l.label_id = p.label_id
    where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

function narrowed(wanted: Wanted | undefined): RawBuilder<boolean> {
  if (wanted === undefined) return sql<boolean>`true`;
  return wanted.kind === ""
    ? sql<boolean>`a.value = ${wanted.value}`
    : sql<boolean>`a.kind = ${wanted.kind} and a.value = ${wanted.value}`;
}
