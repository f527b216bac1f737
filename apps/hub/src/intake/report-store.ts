/**
 * Writes reports with all that belongs to them, many in one statement a table. The caller's one transaction holds receipt,
 * report, raw bytes, reading, assertions, hops, outbox entries and the job: after it everything is there, before it nothing.
 */
import type { Item, Report } from "@noroshi/intake/contract";
import { addressRange } from "@noroshi/values";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export interface NewReport {
  readonly reportId: string;
  readonly label: LabelKey;
  readonly receiptId: string;
  readonly version: number;
  readonly latest: boolean;
  readonly amends: string | null;
  readonly sourceRef: Buffer | null;
  readonly sourceToken: Buffer | null;
  readonly report: Report;
  readonly receivedAt: string;
  readonly historical: boolean;
  readonly contentKey: string;
  readonly body: Buffer;
  /** Of the record's digest, sealed. */
  readonly salt: Buffer;
  readonly itemCount: number;
  /** The body whose report it is; the acting one unless said. */
  readonly ownerId?: string;
}

export async function insertReports(tx: ReaderTx, list: readonly NewReport[]): Promise<void> {
  if (list.length === 0) return;
  await sql`
    insert into report (report_id, label_id, audience_class, receipt_id, version, latest, amends, source_ref, format, kind, incident_type,
      received_at, historical, occurred_from, occurred_to, noticed_at, stated_at, notifier, item_count, content_key, body, salt, source_token, owner_id, sender_id)
    select t.*, ${tx.reader.actorId}::uuid
    from unnest(${list.map((n) => n.reportId)}::uuid[], ${list.map((n) => n.label.label_id)}::integer[], ${list.map((n) => n.label.audience_class)}::integer[],
      ${list.map((n) => n.receiptId)}::uuid[], ${list.map((n) => n.version)}::integer[], ${list.map((n) => n.latest)}::boolean[],
      ${list.map((n) => n.amends)}::uuid[], ${list.map((n) => n.sourceRef)}::bytea[], ${list.map((n) => n.report.format)}::text[],
      ${list.map((n) => n.report.kind)}::text[], ${list.map((n) => n.report.incidentType)}::text[], ${list.map((n) => n.receivedAt)}::timestamptz[],
      ${list.map((n) => n.historical)}::boolean[], ${list.map((n) => n.report.occurred?.from ?? null)}::timestamptz[],
      ${list.map((n) => n.report.occurred?.to ?? null)}::timestamptz[], ${list.map((n) => n.report.noticed?.from ?? null)}::timestamptz[],
      ${list.map((n) => n.report.stated?.from ?? null)}::timestamptz[],
      ${list.map((n) => (n.report.kind === "incident_notice" ? n.report.originator : null))}::text[], ${list.map((n) => n.itemCount)}::integer[],
      ${list.map((n) => n.contentKey)}::uuid[], ${list.map((n) => n.body)}::bytea[], ${list.map((n) => n.salt)}::bytea[], ${list.map((n) => n.sourceToken)}::bytea[],
      ${list.map((n) => n.ownerId ?? tx.reader.organisationId)}::uuid[]) as t`.execute(tx.db);
}

/** Versions of one report that come at once are numbered one after the other: the second waits for the first. */
export async function lockSources(tx: ReaderTx, refs: readonly Buffer[]): Promise<void> {
  if (refs.length === 0) return;
  // Always in one order, so that two acts never wait for each other.
  const keys = [...new Set(refs.map((r) => r.readBigInt64BE(0)))].sort((a, b) => (a < b ? -1 : 1)).map(String);
  await sql`select pg_advisory_xact_lock(k) from unnest(${keys}::bigint[]) with ordinality t(k, n) order by n`.execute(
    tx.db,
  );
}

export interface Version {
  readonly reportId: string;
  readonly version: number;
}

/** The latest versions of this body's reports under these references, by the reference in hexadecimal digits. */
export async function latestVersions(tx: ReaderTx, refs: readonly Buffer[]): Promise<Map<string, Version>> {
  if (refs.length === 0) return new Map();
  const { rows } = await sql<{ ref: Buffer; report_id: string; version: number }>`
    select distinct on (source_ref) source_ref as ref, report_id, version from report
    where owner_id = ${tx.reader.organisationId}::uuid and source_ref = any (${[...refs]}::bytea[])
    order by source_ref, version desc`.execute(tx.db);
  return new Map(rows.map((r) => [r.ref.toString("hex"), { reportId: r.report_id, version: r.version }]));
}

export async function supersede(tx: ReaderTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update report set latest = false where report_id = any (${[...ids]}::uuid[])`.execute(tx.db);
  await sql`update assertion set latest = false where report_id = any (${[...ids]}::uuid[])`.execute(tx.db);
  await sql`update item_tally set latest = false where report_id = any (${[...ids]}::uuid[])`.execute(tx.db);
}

export interface NewRaw {
  readonly reportId: string;
  readonly label: LabelKey;
  readonly mediaType: string;
  readonly length: number;
  readonly bytes: Buffer | null;
  readonly blobAddress: Buffer | null;
}

export async function insertRaws(tx: ReaderTx, list: readonly NewRaw[]): Promise<void> {
  if (list.length === 0) return;
  await sql`
    insert into raw (report_id, label_id, audience_class, media_type, bytes_length, bytes, blob_address)
    select * from unnest(${list.map((r) => r.reportId)}::uuid[], ${list.map((r) => r.label.label_id)}::integer[],
      ${list.map((r) => r.label.audience_class)}::integer[], ${list.map((r) => r.mediaType)}::text[], ${list.map((r) => r.length)}::bigint[],
      ${list.map((r) => r.bytes)}::bytea[], ${list.map((r) => r.blobAddress)}::bytea[])`.execute(tx.db);
}

export async function insertReadings(
  tx: ReaderTx,
  list: readonly { readonly reportId: string; readonly label: LabelKey; readonly body: Buffer }[],
): Promise<void> {
  if (list.length === 0) return;
  await sql`
    insert into understanding (report_id, label_id, audience_class, body)
    select * from unnest(${list.map((r) => r.reportId)}::uuid[], ${list.map((r) => r.label.label_id)}::integer[],
      ${list.map((r) => r.label.audience_class)}::integer[], ${list.map((r) => r.body)}::bytea[])`.execute(tx.db);
}

/** What senders state of items that they keep to themselves. */
export async function insertExistence(
  tx: ReaderTx,
  list: readonly { readonly reportId: string; readonly label: LabelKey; readonly stated: number }[],
): Promise<void> {
  if (list.length === 0) return;
  await sql`
    insert into existence (report_id, label_id, audience_class, stated)
    select * from unnest(${list.map((e) => e.reportId)}::uuid[], ${list.map((e) => e.label.label_id)}::integer[],
      ${list.map((e) => e.label.audience_class)}::integer[], ${list.map((e) => e.stated)}::integer[])`.execute(tx.db);
}

export interface NewAssertion {
  readonly id: string;
  readonly reportId: string;
  readonly label: LabelKey;
  readonly item: Item;
  /** The body of the register that the item's own words name as its originator. */
  readonly originatorId: string | null;
}

const WITH_BOUNDS: ReadonlySet<string> = new Set(["ipv4", "ipv6", "cidr"]);

/** Lower and upper address of a value that has them, as hexadecimal digits. */
export function boundsOf(item: Item): { readonly low: string; readonly high: string } | undefined {
  return WITH_BOUNDS.has(item.kind) ? addressRange(item.kind as "ipv4" | "ipv6" | "cidr", item.value) : undefined;
}

/** The trail of a value as it is kept; null where no hub passed it on. */
export function trailText(item: Item): string | null {
  if (item.trail === undefined) return null;
  return JSON.stringify(item.trail === "unreadable" ? { unreadable: true } : item.trail);
}

export async function insertAssertions(tx: ReaderTx, receivedAt: string, list: readonly NewAssertion[]): Promise<void> {
  if (list.length === 0) return;
  const bounds = list.map(({ item }) => boundsOf(item));
  await sql`
    insert into assertion (assertion_id, report_id, label_id, audience_class, ref, kind, value, indicator, valid_from, valid_until,
      observed_at, originator_id, received_at, address_low, address_high, object_version, trail)
    select id, report, label, class, ref, kind, value, indicator, valid_from, valid_until, observed_at, originator, ${receivedAt}::timestamptz,
      decode(low, 'hex'), decode(high, 'hex'), version, trail
    from unnest(${list.map((a) => a.id)}::uuid[], ${list.map((a) => a.reportId)}::uuid[], ${list.map((a) => a.label.label_id)}::integer[],
      ${list.map((a) => a.label.audience_class)}::integer[],
      ${list.map((a) => a.item.ref)}::text[], ${list.map((a) => a.item.kind)}::text[], ${list.map((a) => a.item.value)}::text[],
      ${list.map((a) => a.item.indicator)}::boolean[], ${list.map((a) => a.item.validFrom)}::timestamptz[], ${list.map((a) => a.item.validUntil)}::timestamptz[],
      ${list.map((a) => a.item.observedAt)}::timestamptz[], ${list.map((a) => a.originatorId)}::uuid[],
      ${bounds.map((b) => b?.low ?? null)}::text[], ${bounds.map((b) => b?.high ?? null)}::text[],
      ${list.map((a) => a.item.version ?? null)}::text[], ${list.map((a) => trailText(a.item))}::jsonb[])
      as t(id, report, label, class, ref, kind, value, indicator, valid_from, valid_until, observed_at, originator, low, high, version, trail)`.execute(
    tx.db,
  );
}

export interface Tally {
  readonly reportId: string;
  readonly label: LabelKey;
  readonly items: number;
  readonly indicators: number;
  readonly receivedAt: string;
}

/** How many values of a report lie under each label; what a reader counts is the sum of what it sees. */
export async function insertTallies(tx: ReaderTx, list: readonly Tally[]): Promise<void> {
  if (list.length === 0) return;
  await sql`
    insert into item_tally (report_id, label_id, audience_class, items, indicators, received_at)
    select * from unnest(${list.map((t) => t.reportId)}::uuid[], ${list.map((t) => t.label.label_id)}::integer[],
      ${list.map((t) => t.label.audience_class)}::integer[], ${list.map((t) => t.items)}::integer[], ${list.map((t) => t.indicators)}::integer[],
      ${list.map((t) => t.receivedAt)}::timestamptz[])`.execute(tx.db);
}

/** Stamps the steps that reports have reached. */
export async function stampHops(
  tx: ReaderTx,
  list: readonly {
    readonly reportId: string;
    readonly label: LabelKey;
    readonly hop: string;
    readonly at: string;
    readonly backfilled: boolean;
  }[],
): Promise<void> {
  if (list.length === 0) return;
  await sql`
    insert into hop (subject_kind, subject_id, hop, at, label_id, audience_class, backfilled)
    select 'report', t.* from unnest(${list.map((h) => h.reportId)}::uuid[], ${list.map((h) => h.hop)}::text[], ${list.map((h) => h.at)}::timestamptz[],
      ${list.map((h) => h.label.label_id)}::integer[], ${list.map((h) => h.label.audience_class)}::integer[],
      ${list.map((h) => h.backfilled)}::boolean[]) as t`.execute(tx.db);
}
