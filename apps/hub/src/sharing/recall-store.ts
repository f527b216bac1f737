/** What was handed over, and to whom it has to be called back: rows of the delivery duty, and those that a body reads of its own. */
import { type RawBuilder, sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { DELIVERED, holdsObject } from "./delivered-store.ts";

export interface Stated {
  readonly kind: string;
  readonly value: string;
}

export interface Serving extends Stated {
  readonly label_id: number;
}

/** The values of these versions, each with the label that it lies under, as far as they are not sealed. */
export async function valuesOfVersions(
  tx: DutyTx<"delivery">,
  reports: readonly string[],
  /** Of these objects alone; null = all. */
  refs: readonly string[] | null,
): Promise<readonly Serving[]> {
  const { rows } = await sql<Serving>`
    select distinct a.kind, a.value, a.label_id from assertion a where a.report_id = any (${[...reports]}::uuid[])
      and (${refs === null} or split_part(a.ref, '#', 1) = any (${[...(refs ?? [])]}::text[]))`.execute(tx.db);
  return rows;
}

/** A consent that was taken back, as the handling rule reads it. */
export interface EndedConsent {
  readonly given: "law_enforcement_use" | "third_party_release";
  readonly recipients: readonly string[];
  readonly items: readonly string[] | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
}

export async function consentOf(tx: DutyTx<"delivery">, id: string): Promise<EndedConsent> {
  const { rows } = await sql<EndedConsent>`
    select c.given, c.recipients, c.items, c.valid_from as "validFrom", c.valid_until as "validUntil" from consent c
    where c.consent_id = ${id}::uuid`.execute(tx.db);
  const [row] = rows;
  if (!row) throw new Error("a consent that was taken back is none");
  return row;
}

/** What offices released to bodies of these values, as far as each office saw it itself when it gave the order. */
export async function releasedOf(
  tx: DutyTx<"delivery">,
  values: readonly Stated[],
): Promise<readonly (Handed & { readonly office_id: string })[]> {
  const { rows } = await sql<Handed & { office_id: string }>`
    select distinct r.owner_id as office_id, o.id as organisation_id, i.kind, i.value
    from release r cross join unnest(r.recipients) o(id) cross join lateral jsonb_to_recordset(r.seen) as i(kind text, value text)
    join unnest(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[]) w(kind, value) on w.kind = i.kind and w.value = i.value
    where r.state in ('ordered', 'approved')`.execute(tx.db);
  return rows;
}

/** Every statement that counts now of these values, under its label. */
export async function statementsOf(tx: DutyTx<"delivery">, values: readonly Stated[]): Promise<readonly Serving[]> {
  const { rows } = await sql<Serving>`
    select distinct a.kind, a.value, a.label_id from assertion a
    join unnest(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[]) w(kind, value)
      on w.kind = a.kind and w.value = a.value
    where a.latest`.execute(tx.db);
  return rows;
}

export interface Handed extends Stated {
  readonly organisation_id: string;
}

/** Which bodies were handed which of these values, in whatever way. */
export async function handedTo(tx: DutyTx<"delivery">, values: readonly Stated[]): Promise<readonly Handed[]> {
  const { rows } = await sql<Handed>`
    with wanted as (select * from unnest(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[]) w(kind, value)),
    handed as (
      select h.organisation_id, h.kind, h.value from wanted w join handed_over h on h.kind = w.kind and h.value = w.value
      union
      select e.organisation_id, s.kind, s.value from wanted w join shared_object s on s.kind = w.kind and s.value = w.value
      join exchange_entry e on e.object_id = s.object_id and e.version = s.modified and e.collection = 'released' and e.handed_at is not null)
    select h.organisation_id, h.kind, h.value from handed h
    order by h.organisation_id, h.kind collate "C", h.value collate "C"`.execute(tx.db);
  return rows;
}

/**
 * The packages of a body in which these values stood, as a list of ids. Those from before there were objects say only themselves what
 * they hold.
 */
export const packagesWith = (
  organisationId: string,
  values: readonly Stated[],
): RawBuilder<readonly string[]> => sql`array(
  with wanted as (select * from unnest(${values.map((i) => i.kind)}::text[], ${values.map((i) => i.value)}::text[]) x(kind, value))
  select d.delivery_id from wanted w join shared_object s on s.kind = w.kind and s.value = w.value
  join delivery d on d.organisation_id = ${organisationId}::uuid and d.audience_key = s.audience_key
  where ${holdsObject(sql`d.delivery_id`, sql`s.object_id`)}
  union
  select d.delivery_id from delivery d join ${DELIVERED} on p.delivery_id = d.delivery_id and v.object is null
  join wanted w on w.kind = v.kind and w.value = v.value
  where d.organisation_id = ${organisationId}::uuid and d.audience_key is null
  order by delivery_id)`;

export interface NewRecall {
  readonly id: string;
  readonly label: LabelKey;
  readonly organisationId: string;
  readonly at: string;
  readonly items: readonly Stated[];
}

/** Writes it with the packages in which these values stood. @returns false when it was told before */
export async function insertRecall(tx: DutyTx<"delivery">, r: NewRecall): Promise<boolean> {
  const { rows } = await sql<{ recall_id: string }>`
    insert into recall (recall_id, label_id, audience_class, organisation_id, at, items, deliveries)
    select ${r.id}::uuid, ${r.label.label_id}::integer, ${r.label.audience_class}::integer, ${r.organisationId}::uuid, ${r.at}::timestamptz,
      ${JSON.stringify(r.items)}::jsonb, ${packagesWith(r.organisationId, r.items)}
    on conflict do nothing returning recall_id`.execute(tx.db);
  return rows.length > 0;
}

export interface RecallRow {
  readonly id: string;
  readonly at: string;
  readonly items: readonly Stated[];
  readonly deliveries: readonly string[];
}

/** One page of what the caller's body was told, newest first; one row more than asked where there is a next. */
export async function recallRows(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly RecallRow[]> {
  const { rows } = await sql<RecallRow>`
    select r.recall_id as id, r.at, r.items, r.deliveries from recall r
    where r.organisation_id = ${tx.reader.organisationId}::uuid
      and (${after === undefined} or (r.at, r.recall_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by r.at desc, r.recall_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export interface ObjectHeld extends Stated {
  readonly id: string;
  readonly audienceKey: Buffer;
  readonly created: string;
  readonly modified: string;
  readonly body: string;
}

/** The last versions of objects of these values that stand in a body's collection. */
export async function objectsHeld(
  tx: DutyTx<"delivery">,
  organisationId: string,
  values: readonly Stated[],
): Promise<readonly ObjectHeld[]> {
  const { rows } = await sql<ObjectHeld>`
    select s.object_id as id, s.audience_key as "audienceKey", s.kind, s.value, s.created, s.modified, s.body
    from exchange_entry e join shared_object s on s.object_id = e.object_id and s.modified = e.version
    join unnest(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[]) w(kind, value) on w.kind = s.kind and w.value = s.value
    where e.organisation_id = ${organisationId}::uuid and e.collection = 'released' and e.is_last and e.removed_at is null
    order by s.object_id`.execute(tx.db);
  return rows;
}
