/** What was released to a body, value by value, as rows of that body. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";

export interface ReceivedRow {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly value: string;
  readonly body: string;
  readonly may_block: boolean;
  readonly state: "in_force" | "ended" | "revoked";
}

/** The last versions of what stands in the caller's collection, the last that came first; one row more than asked where there is a next. */
export async function receivedRows(
  tx: ReaderTx,
  ask: { readonly after: readonly [string, string] | undefined; readonly limit: number; readonly kind: string | null },
): Promise<readonly ReceivedRow[]> {
  const { after, limit, kind } = ask;
  const { rows } = await sql<ReceivedRow>`
    select e.object_id as id, e.added_at as at, s.kind, s.value, s.body, s.may_block,
      case when s.revoked then 'revoked' when s.ends <= realm_now() then 'ended' else 'in_force' end as state
    from exchange_entry e join shared_object s on s.object_id = e.object_id and s.modified = e.version
    where e.organisation_id = ${tx.reader.organisationId}::uuid and e.collection = 'released' and e.is_last and e.removed_at is null
      and e.type = 'indicator' and (${kind}::text is null or s.kind = ${kind})
      and (${after === undefined} or e.added_at < ${after?.[0] ?? null}::timestamptz)
    order by e.added_at desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** Kinds of what the caller may block by, with how many. */
export async function receivedKinds(tx: ReaderTx): Promise<readonly { kind: string; count: number }[]> {
  const { rows } = await sql<{ kind: string; count: number }>`
    select s.kind, count(distinct s.value)::integer as count from exchange_entry e join shared_object s on s.object_id = e.object_id and s.modified = e.version
    where e.organisation_id = ${tx.reader.organisationId}::uuid and e.collection = 'released' and e.is_last and e.removed_at is null
      and e.type = 'indicator' and s.may_block and not s.revoked and (s.ends is null or s.ends > realm_now())
    group by s.kind order by s.kind collate "C"`.execute(tx.db);
  return rows;
}

export interface OwnAnswer {
  readonly kind: string;
  readonly value: string;
  readonly says: string;
  readonly tell: string;
  readonly at: string;
}

/** What the caller's body said came of these values, the last first. */
export async function ownAnswers(
  tx: ReaderTx,
  values: readonly { readonly kind: string; readonly value: string }[],
): Promise<readonly OwnAnswer[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<OwnAnswer>`
    select distinct s.kind, s.value, s.says, s.tell, s.at from sighting s
    join unnest(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[]) w(kind, value) on w.kind = s.kind and w.value = s.value
    where s.owner_id = ${tx.reader.organisationId}::uuid order by s.at desc, s.says`.execute(tx.db);
  return rows;
}
