/** A realm's queue seen from outside: whether it is at rest, and what a dead hub left in it. Trusts the queue's own tables. */
import { escapeIdentifier } from "pg";
import type { Realm } from "./realm.ts";

/** Jobs that nobody has taken yet, or that are in work; what failed and waits for its next try is neither. */
export async function waitingJobs(realm: Realm): Promise<number> {
  const { rows } = await realm.jobsPool.query<{ n: number }>(
    `select count(*)::integer as n from ${escapeIdentifier(realm.names.jobsSchema)}._private_jobs where attempts = 0 or locked_at is not null`,
  );
  return rows[0]?.n ?? 0;
}

/**
 * Gives back what an earlier hub had in work when it died: it would count as in work for hours. Call it only while nobody
 * works on the queue; one hub at a time has a realm, by its data folder's lock.
 */
export async function takeOver(realm: Realm): Promise<void> {
  const schema = escapeIdentifier(realm.names.jobsSchema);
  await realm.jobsPool.query(
    `select ${schema}.force_unlock_workers(array(
       select locked_by from ${schema}._private_jobs where locked_by is not null
       union select locked_by from ${schema}._private_job_queues where locked_by is not null))`,
  );
}
