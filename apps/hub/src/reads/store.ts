/** Reads of restricted material as rows: begun before the first byte, ended under the same request id. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export interface Begun {
  readonly requestId: string;
  readonly labelId: number;
  readonly act: string;
  readonly query: string;
  readonly purpose: string;
  readonly salt: Buffer;
  readonly commitment: Buffer;
}

/** How many records under a restricted marking are among those that an answer speaks of, as this reader sees them: each is looked up by its id (`offset 0` keeps it so), so that nothing else is touched. */
export async function countRestricted(
  tx: ReaderTx,
  ids: readonly string[],
  marked: { readonly tlp: readonly string[]; readonly caveats: readonly string[]; readonly sealed: boolean },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with restricted as materialized (
      select l.label_id from (
        select b.label_id from beside_label b
        union select o.label_id from visible_class v cross join lateral (
          select c.label_id from label c where c.audience_class = v.audience_class offset 0) o
      ) own join label l using (label_id)
      where l.tlp = any (${[...marked.tlp]}::text[]) or l.caveats && ${[...marked.caveats]}::text[]
        or (${marked.sealed} and l.sealed_to is not null)
    ), asked as (select unnest(${[...ids]}::uuid[]) as id)
    select (
      (select count(*) from asked a cross join lateral (select r.label_id from report r where r.report_id = a.id offset 0) r where r.label_id in (select label_id from restricted))
      + (select coalesce(sum(t.items), 0) from asked a cross join lateral (select t.items, t.label_id from item_tally t where t.report_id = a.id offset 0) t where t.label_id in (select label_id from restricted))
      + (select count(*) from asked a cross join lateral (select x.label_id from assertion x where x.assertion_id = a.id offset 0) x where x.label_id in (select label_id from restricted))
      + (select count(*) from asked a cross join lateral (select x.label_id from sighting x where x.sighting_id = a.id offset 0) x where x.label_id in (select label_id from restricted))
    )::integer as n`.execute(tx.db);
  return rows[0]?.n ?? 0;
}

export async function insertRead(tx: ReaderTx, b: Begun, ended: "denied" | null): Promise<void> {
  await sql`insert into restricted_read (request_id, label_id, actor_id, person_id, organisation_id, act, query, purpose, snapshot, set_version, at, salt, commitment, ended, ended_at)
    values (${b.requestId}::uuid, ${b.labelId}, current_actor(), acting_person(), current_organisation(), ${b.act}, ${b.query}, ${b.purpose},
      pg_current_snapshot()::text, own_set_version(), realm_now(), ${b.salt}, ${b.commitment}, ${ended}, ${ended === null ? null : sql`realm_now()`})`.execute(
    tx.db,
  );
}

/** Says how a read ended; what ended already stays. */
export async function endRead(
  tx: ReaderTx,
  requestId: string,
  ended: "completed" | "aborted",
  records: number,
): Promise<void> {
  await sql`update restricted_read set ended = ${ended}, records = ${records}, ended_at = realm_now()
    where request_id = ${requestId}::uuid and ended is null`.execute(tx.db);
}

export interface ReadRow {
  readonly id: string;
  readonly actor: string;
  readonly organisation_id: string;
  readonly act: string;
  readonly query: string;
  readonly purpose: string;
  readonly at: string;
  readonly snapshot: string;
  readonly set_version: number;
  readonly commitment: Buffer;
  readonly ended: "completed" | "aborted" | "denied" | null;
  readonly records: number | null;
}

/** One page of entries that this reader sees, newest first; one more than asked. */
export async function pageOfReads(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly ReadRow[]> {
  const { rows } = await sql<ReadRow>`
    select r.request_id as id, a.name as actor, r.organisation_id, r.act, r.query, r.purpose, r.at, r.snapshot,
      r.set_version::double precision as set_version, r.commitment, r.ended, r.records
    from restricted_read r join actor a using (actor_id)
    where ${after === undefined} or (r.at, r.request_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid)
    order by r.at desc, r.request_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** Reads that began and of which nobody said how they ended, of all that this reader sees. */
export async function countMissing(tx: ReaderTx, except: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from restricted_read where ended is null and request_id <> ${except}::uuid`.execute(
    tx.db,
  );
  return rows[0]?.n ?? 0;
}

export interface EntryRow {
  readonly id: string;
  readonly act: string;
  readonly at: string;
  readonly actor_id: string;
  readonly actor: string;
  readonly organisation_id: string | null;
  readonly subject: string | null;
  readonly entry: Record<string, unknown>;
}

/** One page of every act's entry, newest first, for who reads the record. */
export async function pageOfEntries(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
  act: string | undefined,
): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select o.outbox_id::text as id, o.act, o.at, o.actor_id, a.name as actor, a.organisation_id, o.subject, o.entry
    from outbox o join actor a using (actor_id)
    where (${act === undefined} or o.act = ${act ?? ""})
      and (${after === undefined} or (o.at, o.outbox_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? "0"}::bigint))
    order by o.at desc, o.outbox_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}
