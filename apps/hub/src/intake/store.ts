/** Receipts: what was answered to a sender, under the sender's own keys. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export interface StoredReceipt {
  readonly receiptId: string;
  readonly outcome: string;
  readonly digest: Buffer;
  readonly reportIds: readonly string[];
  readonly version: number | null;
  readonly at: string;
  readonly refused: unknown;
}

/** The receipts under some of a body's own idempotency keys; row security keeps other bodies' keys out of sight. */
export async function findReceipts(tx: ReaderTx, keys: readonly string[]): Promise<ReadonlyMap<string, StoredReceipt>> {
  const found = await readReceipts(tx, (q) =>
    q.where("idempotency_key", "in", [...keys]).where("owner_id", "=", tx.reader.organisationId),
  );
  return new Map(found.map(({ key, receipt }) => [key, receipt]));
}

export async function findReceipt(tx: ReaderTx, key: string): Promise<StoredReceipt | undefined> {
  return (await findReceipts(tx, [key])).get(key);
}

export async function receiptById(tx: ReaderTx, receiptId: string): Promise<StoredReceipt | undefined> {
  const [found] = await readReceipts(tx, (q) =>
    q.where("receipt_id", "=", receiptId).where("owner_id", "=", tx.reader.organisationId),
  );
  return found?.receipt;
}

type ReceiptQuery = ReturnType<typeof receiptsOf>;
const receiptsOf = (tx: ReaderTx) => tx.db.selectFrom("receipt").selectAll();

async function readReceipts(
  tx: ReaderTx,
  narrow: (q: ReceiptQuery) => ReceiptQuery,
): Promise<readonly { key: string; receipt: StoredReceipt }[]> {
  const rows = await narrow(receiptsOf(tx)).execute();
  if (rows.length === 0) return [];
  const reports = await tx.db
    .selectFrom("report")
    .select(["report_id", "receipt_id"])
    .where(
      "receipt_id",
      "in",
      rows.map((r) => r.receipt_id),
    )
    .orderBy("received_at")
    .orderBy("report_id")
    .execute();
  const byReceipt = Map.groupBy(reports, (r) => r.receipt_id);
  return rows.map((row) => ({
    key: row.idempotency_key,
    receipt: {
      receiptId: row.receipt_id,
      outcome: row.outcome,
      digest: row.body_digest,
      reportIds: (byReceipt.get(row.receipt_id) ?? []).map((r) => r.report_id),
      version: row.version,
      at: row.at,
      refused: row.refused,
    },
  }));
}

/** The body's own receipts, newest first; one more than asked tells that there is a next. */
export async function pageOfReceipts(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly { readonly id: string; readonly at: string; readonly receipt: StoredReceipt }[]> {
  const found = await readReceipts(tx, (q) => {
    const own = q
      .where("owner_id", "=", tx.reader.organisationId)
      .orderBy("at", "desc")
      .orderBy("receipt_id", "desc")
      .limit(limit + 1);
    return after === undefined
      ? own
      : own.where(sql<boolean>`(at, receipt_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  });
  return found.map(({ receipt }) => ({ id: receipt.receiptId, at: receipt.at, receipt }));
}

export interface NewReceipt {
  readonly receiptId: string;
  readonly key: string;
  readonly digest: Buffer;
  readonly outcome: string;
  readonly label: LabelKey;
  readonly at: string;
  readonly refused: unknown;
  readonly version: number;
}

/** Claims idempotency keys. False when somebody of this body was faster with one: then the act must be given up. */
export async function claimReceipts(tx: ReaderTx, list: readonly NewReceipt[]): Promise<boolean> {
  const { rows } = await sql<{ ok: boolean }>`
    insert into receipt (receipt_id, label_id, audience_class, owner_id, idempotency_key, body_digest, outcome, version, at, refused)
    select id, label, class, ${tx.reader.organisationId}::uuid, key, digest, outcome, version, at, refused
    from unnest(${list.map((r) => r.receiptId)}::uuid[], ${list.map((r) => r.label.label_id)}::integer[],
      ${list.map((r) => r.label.audience_class)}::integer[], ${list.map((r) => r.key)}::text[], ${list.map((r) => r.digest)}::bytea[],
      ${list.map((r) => r.outcome)}::text[], ${list.map((r) => r.version)}::integer[], ${list.map((r) => r.at)}::timestamptz[],
      ${list.map((r) => JSON.stringify(r.refused))}::jsonb[])
      as t(id, label, class, key, digest, outcome, version, at, refused)
    on conflict (owner_id, idempotency_key) do nothing returning true as ok`.execute(tx.db);
  return rows.length === list.length;
}
