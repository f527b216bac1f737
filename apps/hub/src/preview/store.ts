/** What a preview reads: labels over rows that the asker sees. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export async function labelOfReport(tx: ReaderTx, id: string): Promise<number | undefined> {
  const { rows } = await sql<{ label_id: number }>`select label_id from report where report_id = ${id}::uuid`.execute(
    tx.db,
  );
  return rows[0]?.label_id;
}

/** Labels of the values of a report, with how many lie under each. */
export async function valueLabels(tx: ReaderTx, id: string): Promise<readonly { label_id: number; items: number }[]> {
  const { rows } = await sql<{ label_id: number; items: number }>`
    select label_id, count(*)::integer as items from assertion where report_id = ${id}::uuid and latest group by label_id`.execute(
    tx.db,
  );
  return rows;
}

export interface SeenValue {
  readonly report_id: string;
  readonly label_id: number;
  readonly kind: string;
  readonly value: string;
}

/** Values of these reports, with their labels. */
export async function valuesOf(tx: ReaderTx, ids: readonly string[], most: number): Promise<readonly SeenValue[]> {
  const { rows } = await sql<SeenValue>`
    select report_id, label_id, kind, value from assertion
    where report_id = any (${[...ids]}::uuid[]) and latest order by report_id, kind, value limit ${most}`.execute(
    tx.db,
  );
  return rows;
}

/** Bodies that are admitted as a whole, now, to compartments that labels before the asker name. */
export async function clearedBodies(
  tx: ReaderTx,
  named: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (named.length === 0) return new Map();
  const { rows } = await sql<{ organisation_id: string; compartments: string[] }>`
    select organisation_id, compartments from bodies_cleared(${[...named]}::text[])`.execute(tx.db);
  return new Map(rows.map((r) => [r.organisation_id, r.compartments]));
}

export async function labelsOfReports(tx: ReaderTx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ report_id: string; label_id: number }>`
    select report_id, label_id from report where report_id = any (${[...ids]}::uuid[])`.execute(tx.db);
  return new Map(rows.map((r) => [r.report_id, r.label_id]));
}
