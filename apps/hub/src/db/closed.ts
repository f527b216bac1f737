/** Whether the door of a body is closed at this instant: its membership of the council is suspended, ended, or not begun. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "./act.ts";

export async function isClosed(tx: ReaderTx | DutyTx, organisationId: string): Promise<boolean> {
  return (await closedAmong(tx, [organisationId])).has(organisationId);
}

/** Which of these bodies are closed. */
export async function closedAmong(tx: ReaderTx | DutyTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select o.id from unnest(${[...ids]}::uuid[]) as o(id) where is_closed(o.id)`.execute(tx.db);
  return new Set(rows.map((r) => r.id));
}
