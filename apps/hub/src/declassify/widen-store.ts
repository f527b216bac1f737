/** Who had values before their labels were lowered, and what each was told: rows of the delivery duty, and those that a body reads of its own. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { packagesWith } from "../sharing/recall-store.ts";

export interface Terms {
  readonly tlp: string;
  readonly pap: string | null;
  readonly terms: string[];
}

export interface WiderValue {
  readonly kind: string;
  readonly value: string;
  readonly was: Terms;
  readonly now: Terms;
}

export interface LoweredStatement {
  readonly kind: string;
  readonly value: string;
  readonly label_id: number;
  /** Under which label it lay before this declassification; null where it was not lowered by it. */
  readonly earlier: number | null;
}

/** When it was done; undefined for one that was not. */
export async function doneAt(tx: DutyTx<"delivery">, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ at: string }>`
    select d.ended_at as at from declassification d where d.declassification_id = ${id}::uuid and d.state = 'done'`.execute(
    tx.db,
  );
  return rows[0]?.at;
}

/** Every statement that counts now of the values that it lowered. */
export async function loweredStatements(tx: DutyTx<"delivery">, id: string): Promise<readonly LoweredStatement[]> {
  const { rows } = await sql<LoweredStatement>`
    with touched as (
      select distinct a.kind, a.value from declassified_value v join assertion a using (assertion_id)
      where v.declassification_id = ${id}::uuid and a.latest)
    select distinct a.kind, a.value, a.label_id, v.earlier from touched t
    join assertion a on a.kind = t.kind and a.value = t.value and a.latest
    left join declassified_value v on v.assertion_id = a.assertion_id and v.declassification_id = ${id}::uuid
    order by a.kind, a.value, a.label_id, v.earlier`.execute(tx.db);
  return rows;
}

/** Writes it with the packages in which these values stood. @returns false when it was told before */
export async function insertWider(
  tx: DutyTx<"delivery">,
  w: {
    readonly id: string;
    readonly label: LabelKey;
    readonly declassificationId: string;
    readonly organisationId: string;
    readonly at: string;
    readonly items: readonly WiderValue[];
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into wider_terms (wider_terms_id, label_id, audience_class, declassification_id, organisation_id, at, items, deliveries)
    select ${w.id}::uuid, ${w.label.label_id}::integer, ${w.label.audience_class}::integer, ${w.declassificationId}::uuid, ${w.organisationId}::uuid, ${w.at}::timestamptz,
      ${JSON.stringify(w.items)}::jsonb, ${packagesWith(w.organisationId, w.items)}
    on conflict do nothing returning 1`.execute(tx.db);
  return rows.length > 0;
}

export interface WiderRow {
  readonly id: string;
  readonly at: string;
  readonly items: readonly WiderValue[];
  readonly deliveries: readonly string[];
}

/** One page of what the caller's body was told, newest first; one row more than asked where there is a next. */
export async function widerRows(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly WiderRow[]> {
  const { rows } = await sql<WiderRow>`
    select w.wider_terms_id as id, w.at, w.items, w.deliveries from wider_terms w
    where w.organisation_id = ${tx.reader.organisationId}::uuid
      and (${after === undefined} or (w.at, w.wider_terms_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by w.at desc, w.wider_terms_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}
