/** Whether a realm's queue is at rest: asked by whoever plays a realm step by step. Trusts the queue's own table. */
import { escapeIdentifier } from "pg";
import type { Realm } from "./realm.ts";

/** Jobs that nobody has taken yet, or that are in work; what failed and waits for its next try is neither. */
export async function waitingJobs(realm: Realm): Promise<number> {
  const { rows } = await realm.jobsPool.query<{ n: number }>(
    `select count(*)::integer as n from ${escapeIdentifier(realm.names.jobsSchema)}._private_jobs where attempts = 0 or locked_at is not null`,
  );
  return rows[0]?.n ?? 0;
}
