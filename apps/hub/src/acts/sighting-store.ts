/** Sightings as rows of one reader. */
import type { Sighting } from "@noroshi/intake/contract";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export interface NewSighting {
  readonly id: string;
  readonly label: LabelKey;
  readonly organisationId: string | null;
  readonly sighting: Sighting;
}

/** Writes sightings; one that this sender told of before is left as it was. @returns how many are new */
export async function insertSightings(
  tx: ReaderTx,
  receiptId: string,
  at: string,
  list: readonly NewSighting[],
): Promise<number> {
  if (list.length === 0) return 0;
  const said = list.map((s) => s.sighting);
  const { rows } = await sql`
    insert into sighting (sighting_id, label_id, audience_class, owner_id, organisation_id, receipt_id, ref, observed_at, kind, value, times, sensor, says, tell, at)
    select t.id, t.label, t.class, ${tx.reader.organisationId}::uuid, t.body, ${receiptId}::uuid, t.ref, coalesce(t.observed, ${at}::timestamptz), t.kind, t.value, t.times, t.sensor, t.says, t.tell, ${at}::timestamptz
    from unnest(${list.map((s) => s.id)}::uuid[], ${list.map((s) => s.label.label_id)}::integer[], ${list.map((s) => s.label.audience_class)}::integer[],
      ${list.map((s) => s.organisationId)}::uuid[], ${said.map((s) => s.ref)}::text[], ${said.map((s) => s.observedAt)}::timestamptz[],
      ${said.map((s) => s.kind)}::text[], ${said.map((s) => s.value)}::text[], ${said.map((s) => s.count)}::integer[], ${said.map((s) => s.sensor)}::text[],
      ${said.map((s) => s.says)}::text[], ${said.map((s) => s.tell)}::text[])
      as t(id, label, class, body, ref, observed, kind, value, times, sensor, says, tell)
    on conflict (owner_id, ref) do nothing returning true`.execute(tx.db);
  return rows.length;
}

export interface SightingRow {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly value: string;
  readonly times: number;
  readonly sensor: string | null;
  readonly says: Sighting["says"];
  readonly tell: Sighting["tell"];
  readonly owner_id: string;
  readonly organisation_id: string | null;
  readonly received_at: string;
}

/** One page of visible sightings, last observed first, one row more than asked where there is a next. */
export async function pageOfSightings(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly SightingRow[]> {
  const { rows } = await sql<SightingRow>`
    select p.* from visible_class v cross join lateral (
      select s.sighting_id as id, s.observed_at as at, s.kind, s.value, s.times, s.sensor, s.says, s.tell, s.owner_id, s.organisation_id, s.at as received_at
      from sighting s where s.audience_class = v.audience_class
        and (${after === undefined} or (s.observed_at, s.sighting_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by s.observed_at desc, s.sighting_id desc limit ${limit + 1}
    ) p where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** A recipient's word that acting on a value was wrong. */
export interface Objection {
  readonly kind: string;
  readonly value: string;
  readonly owner_id: string;
  readonly says: "false_positive" | "harm";
  readonly at: string;
}

/** Of one value so many are looked at, the newest. */
const MOST_OBJECTIONS = 200;

/** Who, as far as this reader sees, said of these values that they were no danger or that acting on them did harm. */
export async function objectionsTo(
  tx: ReaderTx,
  values: readonly { readonly kind: string; readonly value: string }[],
): Promise<readonly Objection[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<Objection>`
    select w.kind, w.value, s.* from unnest(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[]) w(kind, value)
    cross join lateral (
      select x.owner_id, x.says, x.at from sighting x
      where x.kind = w.kind and x.value = w.value and x.says in ('false_positive', 'harm')
      order by x.at desc, x.sighting_id limit ${MOST_OBJECTIONS}) s`.execute(tx.db);
  return rows;
}
