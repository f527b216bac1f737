/** The caller's own packages as its MISP feed holds them, and what of each was taken back since. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import { holdsObject } from "./delivered-store.ts";

/** The last versions of the objects in the caller's own collection that were taken back, each with when. */
const takenBack = (tx: ReaderTx) => sql`
  taken as materialized (
    select e.object_id as id, s.modified as at from exchange_entry e
    join shared_object s on s.object_id = e.object_id and s.modified = e.version and s.revoked
    where e.organisation_id = ${tx.reader.organisationId}::uuid and e.collection = 'released' and e.is_last and e.type = 'indicator')`;

/**
 * The packages of which the feed holds an event: the newest of each audience, and every older one with a value that was taken back,
 * which its reader may have pulled. Oldest first.
 */
export async function packagesInFeed(tx: ReaderTx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with own as (
      select d.delivery_id as id, d.at, d.audience_key, d.version from delivery d
      where d.organisation_id = ${tx.reader.organisationId}::uuid and d.bundle_id is not null),
    ${takenBack(tx)},
    newest as (select distinct on (audience_key) id from own order by audience_key, version desc)
    select o.id from own o where o.id in (select n.id from newest n) or exists (
      select from taken t where ${holdsObject(sql`o.id`, sql`t.id`)})
    order by o.at, o.id`.execute(tx.db);
  return rows.map((r) => r.id);
}

/** When each object of a package was taken back, by its id; those that stand are not there. */
export async function takenBackOf(tx: ReaderTx, deliveryId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; at: string }>`
    with ${takenBack(tx)}
    select t.id, t.at from taken t where ${holdsObject(sql`${deliveryId}::uuid`, sql`t.id`)}`.execute(tx.db);
  return new Map(rows.map((r) => [r.id, r.at]));
}
