/**
 * Puts work into a realm's queue, inside the act that asks for it. Nobody who serves a reader can list what is queued.
 */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "./act.ts";

export interface JobOptions {
  /** Two open jobs with one key become one. */
  readonly key?: string;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
  readonly maxAttempts?: number;
}

/** Puts a job in, inside the act's own transaction: it runs iff the act commits. A payload holds ids only, never content. */
export async function enqueue(
  tx: ReaderTx | DutyTx,
  task: string,
  payload: Readonly<Record<string, string | number | boolean | null>>,
  options: JobOptions = {},
): Promise<void> {
  await sql`select enqueue(${task}, ${JSON.stringify(payload)}::json, ${options.queue ?? null}, ${options.key ?? null}, ${options.maxAttempts ?? null}::integer)`.execute(
    tx.db,
  );
}
