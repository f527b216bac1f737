/**
 * Writes an accepted submission and reads receipts. One transaction holds receipt, report, raw bytes, reading, assertions,
 * hops, outbox entries and the job: after the answer everything is there, before it nothing is.
 */
import type { Item, Report } from "@noroshi/intake/contract";
import { addressRange } from "@noroshi/values";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/labels.ts";

export interface StoredReceipt {
  readonly receiptId: string;
  readonly outcome: string;
  readonly digest: Buffer;
  readonly reportIds: readonly string[];
  readonly version: number | null;
  readonly at: string;
  readonly refused: unknown;
}

/** The receipt under a body's own idempotency key; row security keeps other bodies' keys out of sight. */
export async function findReceipt(tx: ReaderTx, idempotencyKey: string): Promise<StoredReceipt | undefined> {
  return readReceipt(tx, (q) =>
    q.where("idempotency_key", "=", idempotencyKey).where("owner_id", "=", tx.reader.organisationId),
  );
}

export async function receiptById(tx: ReaderTx, receiptId: string): Promise<StoredReceipt | undefined> {
  return readReceipt(tx, (q) => q.where("receipt_id", "=", receiptId).where("owner_id", "=", tx.reader.organisationId));
}

type ReceiptQuery = ReturnType<typeof receiptsOf>;
const receiptsOf = (tx: ReaderTx) => tx.db.selectFrom("receipt").selectAll();

async function readReceipt(
  tx: ReaderTx,
  narrow: (q: ReceiptQuery) => ReceiptQuery,
): Promise<StoredReceipt | undefined> {
  const row = await narrow(receiptsOf(tx)).executeTakeFirst();
  if (!row) return undefined;
  const reports = await tx.db
    .selectFrom("report")
    .select("report_id")
    .where("receipt_id", "=", row.receipt_id)
    .orderBy("received_at")
    .orderBy("report_id")
    .execute();
  return {
    receiptId: row.receipt_id,
    outcome: row.outcome,
    digest: row.body_digest,
    reportIds: reports.map((r) => r.report_id),
    version: row.version,
    at: row.at,
    refused: row.refused,
  };
}

/** Claims the idempotency key. False when somebody of this body was faster: then the caller answers as for a replay. */
export async function claimReceipt(
  tx: ReaderTx,
  r: {
    receiptId: string;
    key: string;
    digest: Buffer;
    outcome: string;
    label: LabelKey;
    at: string;
    refused: unknown;
    version: number | null;
  },
): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`
    insert into receipt (receipt_id, label_id, audience_class, owner_id, idempotency_key, body_digest, outcome, version, at, refused)
    values (${r.receiptId}, ${r.label.label_id}, ${r.label.audience_class}, ${tx.reader.organisationId}, ${r.key}, ${r.digest}, ${r.outcome},
      ${r.version}, ${r.at}, ${JSON.stringify(r.refused)}::jsonb)
    on conflict (owner_id, idempotency_key) do nothing returning true as ok`.execute(tx.db);
  return rows.length === 1;
}

export interface NewReport {
  readonly reportId: string;
  readonly label: LabelKey;
  readonly receiptId: string;
  readonly version: number;
  readonly amends: string | null;
  readonly sourceRef: Buffer | null;
  readonly report: Report;
  readonly receivedAt: string;
  readonly historical: boolean;
  readonly contentKey: string;
  readonly body: Buffer;
  readonly itemCount: number;
}

export async function insertReport(tx: ReaderTx, n: NewReport): Promise<void> {
  await tx.db
    .insertInto("report")
    .values({
      report_id: n.reportId,
      ...n.label,
      receipt_id: n.receiptId,
      owner_id: tx.reader.organisationId,
      sender_id: tx.reader.actorId,
      version: n.version,
      amends: n.amends,
      source_ref: n.sourceRef,
      format: n.report.format,
      kind: n.report.kind,
      incident_type: n.report.incidentType,
      received_at: n.receivedAt,
      historical: n.historical,
      occurred_from: n.report.occurred?.from ?? null,
      occurred_to: n.report.occurred?.to ?? null,
      noticed_at: n.report.noticed?.from ?? null,
      stated_at: n.report.stated?.from ?? null,
      notifier: n.report.kind === "incident_notice" ? n.report.originator : null,
      item_count: n.itemCount,
      content_key: n.contentKey,
      body: n.body,
    })
    .execute();
}

/** Two versions of one report that come at once are numbered one after the other: the second waits for the first. */
export async function lockSource(tx: ReaderTx, sourceRef: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sourceRef.readBigInt64BE(0).toString()}::bigint)`.execute(tx.db);
}

/** The latest version of the same report of this body, if there is one. */
export async function latestVersion(
  tx: ReaderTx,
  sourceRef: Buffer,
): Promise<{ reportId: string; version: number } | undefined> {
  const row = await tx.db
    .selectFrom("report")
    .select(["report_id", "version"])
    .where("owner_id", "=", tx.reader.organisationId)
    .where("source_ref", "=", sourceRef)
    .orderBy("version", "desc")
    .executeTakeFirst();
  return row && { reportId: row.report_id, version: row.version };
}

export async function supersede(tx: ReaderTx, reportId: string): Promise<void> {
  await tx.db.updateTable("report").set({ latest: false }).where("report_id", "=", reportId).execute();
}

export async function insertRaw(
  tx: ReaderTx,
  r: {
    reportId: string;
    label: LabelKey;
    mediaType: string;
    length: number;
    bytes: Buffer | null;
    blobAddress: Buffer | null;
  },
): Promise<void> {
  await tx.db
    .insertInto("raw")
    .values({
      report_id: r.reportId,
      ...r.label,
      media_type: r.mediaType,
      bytes_length: r.length,
      bytes: r.bytes,
      blob_address: r.blobAddress,
    })
    .execute();
}

export async function insertReading(tx: ReaderTx, reportId: string, label: LabelKey, body: Buffer): Promise<void> {
  await tx.db
    .insertInto("understanding")
    .values({ report_id: reportId, ...label, body })
    .execute();
}

export interface NewAssertion {
  readonly id: string;
  readonly label: LabelKey;
  readonly item: Item;
}

const WITH_BOUNDS: ReadonlySet<string> = new Set(["ipv4", "ipv6", "cidr"]);

/** Writes assertions of one report in one statement; `originators` maps the format's own words to bodies of the register. */
export async function insertAssertions(
  tx: ReaderTx,
  reportId: string,
  receivedAt: string,
  list: readonly NewAssertion[],
  originators: (words: string | null) => string | null,
): Promise<void> {
  if (list.length === 0) return;
  const bounds = list.map(({ item }) =>
    WITH_BOUNDS.has(item.kind) ? addressRange(item.kind as "ipv4" | "ipv6" | "cidr", item.value) : undefined,
  );
  await sql`
    insert into assertion (assertion_id, report_id, label_id, audience_class, ref, kind, value, indicator, valid_from, valid_until,
      observed_at, originator_id, received_at, address_low, address_high)
    select id, ${reportId}::uuid, label, class, ref, kind, value, indicator, valid_from, valid_until, observed_at, originator, ${receivedAt}::timestamptz,
      decode(low, 'hex'), decode(high, 'hex')
    from unnest(${list.map((a) => a.id)}::uuid[], ${list.map((a) => a.label.label_id)}::integer[], ${list.map((a) => a.label.audience_class)}::integer[],
      ${list.map((a) => a.item.ref)}::text[], ${list.map((a) => a.item.kind)}::text[], ${list.map((a) => a.item.value)}::text[],
      ${list.map((a) => a.item.indicator)}::boolean[], ${list.map((a) => a.item.validFrom)}::timestamptz[], ${list.map((a) => a.item.validUntil)}::timestamptz[],
      ${list.map((a) => a.item.observedAt)}::timestamptz[], ${list.map((a) => originators(a.item.originator))}::uuid[],
      ${bounds.map((b) => b?.low ?? null)}::text[], ${bounds.map((b) => b?.high ?? null)}::text[])
      as t(id, label, class, ref, kind, value, indicator, valid_from, valid_until, observed_at, originator, low, high)`.execute(
    tx.db,
  );
}

/** How many values lie under each label; what a reader counts is the sum of what it sees. */
export async function insertTally(tx: ReaderTx, reportId: string, keys: readonly LabelKey[]): Promise<void> {
  const same = [...Map.groupBy(keys, (k) => k.label_id).values()];
  await writeTally(
    tx,
    reportId,
    same.flatMap((group) => (group[0] ? [{ key: group[0], items: group.length }] : [])),
  );
}

export async function writeTally(
  tx: ReaderTx,
  reportId: string,
  tally: readonly { readonly key: LabelKey; readonly items: number }[],
): Promise<void> {
  if (tally.length === 0) return;
  await tx.db
    .insertInto("item_tally")
    .values(tally.map((t) => ({ report_id: reportId, ...t.key, items: t.items })))
    .execute();
}

/** Stamps the steps that a report has reached. */
export async function stampHops(
  tx: ReaderTx,
  reportId: string,
  label: LabelKey,
  hops: readonly { hop: string; at: string }[],
): Promise<void> {
  if (hops.length === 0) return;
  await tx.db
    .insertInto("hop")
    .values(hops.map((h) => ({ subject_kind: "report", subject_id: reportId, hop: h.hop, at: h.at, ...label })))
    .execute();
}
