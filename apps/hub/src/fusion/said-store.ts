/** People's statements on pairs of reports as rows: written by their authors, honoured where they are seen. */
import type { Holds } from "@noroshi/fusion";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";

/** What was said, as the transaction's reader sees it, about pairs that touch these reports. */
export async function holdsOn(tx: DutyTx<"fusion"> | ReaderTx, ids: readonly string[]): Promise<Holds> {
  const { rows } = await sql<{ a: string; b: string; says: string }>`
    select a, b, says from held_pairs(${[...ids]}::uuid[])`.execute(tx.db);
  const pairs = (says: string) => rows.filter((r) => r.says === says).map((r): [string, string] => [r.a, r.b]);
  return { must: pairs("same"), cannot: pairs("apart") };
}

export interface NewSaid {
  readonly id: string;
  readonly labelId: number;
  readonly receiptId: string;
  readonly a: string;
  readonly b: string;
  readonly says: "same" | "apart" | "revoked";
  readonly why: string | null;
  readonly at: string;
}

export async function insertSaid(tx: ReaderTx, s: NewSaid): Promise<void> {
  await sql`
    insert into said_link (said_id, label_id, audience_class, owner_id, said_by, receipt_id, a, b, says, why, at)
    select ${s.id}::uuid, label_id, audience_class, ${tx.reader.organisationId}::uuid, ${tx.reader.actorId}::uuid, ${s.receiptId}::uuid,
      least(${s.a}::uuid, ${s.b}::uuid), greatest(${s.a}::uuid, ${s.b}::uuid), ${s.says}, ${s.why}, ${s.at}::timestamptz
    from label where label_id = ${s.labelId}`.execute(tx.db);
}

export interface SaidRow {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly says: "same" | "apart" | "revoked";
  readonly why: string | null;
  readonly at: string;
  readonly owner_id: string;
  readonly actor: string;
}

/** Visible statements, newest first. */
export async function pageOfSaid(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select s.said_id as id, s.a, s.b, s.says, s.why, s.at, s.owner_id, k.name as actor from said_link s join actor k on k.actor_id = s.said_by
    where ${after === undefined} or (s.at, s.said_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid)
    order by s.at desc, s.said_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** The labels of a report that this reader sees: its text's, and its values'. */
export async function labelsOver(tx: ReaderTx, reportId: string): Promise<readonly number[]> {
  const { rows } = await sql<{ label_id: number }>`
    select label_id from report where report_id = ${reportId}::uuid union select label_id from assertion where report_id = ${reportId}::uuid`.execute(
    tx.db,
  );
  return rows.map((r) => r.label_id);
}

/** Statements that clusters do not reflect yet. */
export async function unsettled(tx: DutyTx<"fusion">): Promise<readonly { id: string; a: string; b: string }[]> {
  const { rows } = await sql<{ id: string; a: string; b: string }>`
    select said_id as id, a, b from said_link where settled_at is null order by at, said_id limit 400`.execute(tx.db);
  return rows;
}

export async function markSettled(tx: DutyTx<"fusion">, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update said_link set settled_at = realm_now() where said_id = any (${[...ids]}::uuid[])`.execute(tx.db);
}
