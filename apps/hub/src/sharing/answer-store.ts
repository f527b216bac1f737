/** What recipients answer and what reporters are told of it, as rows. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export type Recipient = "government" | "member" | "abroad";

export interface NewServed {
  readonly deliveryId: string;
  readonly report: string;
  readonly recipient: Recipient;
  readonly label: LabelKey;
  readonly items: readonly (readonly [kind: string, value: string])[];
  readonly at: string;
}

export async function insertServed(tx: DutyTx<"delivery">, s: NewServed): Promise<void> {
  await sql`
    insert into served (delivery_id, report_id, recipient, label_id, audience_class, items, at)
    values (${s.deliveryId}::uuid, ${s.report}::uuid, ${s.recipient}, ${s.label.label_id}, ${s.label.audience_class}, ${JSON.stringify(s.items)}::jsonb, ${s.at}::timestamptz)`.execute(
    tx.db,
  );
}

/** For each answer under this receipt that reporters may hear: those whose values the answering body was handed. */
export async function insertOutcomes(tx: DutyTx<"delivery">, receipt: string): Promise<void> {
  await sql`
    insert into outcome (sighting_id, report_id, recipient, label_id, audience_class, kind, value, says, at)
    select distinct on (s.sighting_id, v.report_id) s.sighting_id, v.report_id, v.recipient, v.label_id, v.audience_class, s.kind, s.value, s.says, s.at
    from sighting s join delivery d on d.organisation_id = s.owner_id join served v on v.delivery_id = d.delivery_id
    where s.receipt_id = ${receipt}::uuid and s.tell = 'reporters' and v.items @> jsonb_build_array(jsonb_build_array(s.kind, s.value))
    order by s.sighting_id, v.report_id, v.at
    on conflict do nothing`.execute(tx.db);
}

export interface ServedRow {
  readonly at: string;
  readonly recipient: Recipient;
  readonly bodies: number;
  readonly values: number;
}

/** When and to what kind of bodies values of these reports went out, as the reader is told; newest first. */
export async function servedRows(tx: ReaderTx, reports: readonly string[]): Promise<readonly ServedRow[]> {
  const { rows } = await sql<ServedRow>`
    select s.at, s.recipient, count(*)::integer as bodies, max(jsonb_array_length(s.items)) as values from served s
    where s.report_id = any (${[...reports]}::uuid[]) group by s.at, s.recipient order by s.at desc, s.recipient`.execute(
    tx.db,
  );
  return rows;
}

export interface OutcomeRow {
  readonly kind: string;
  readonly value: string;
  readonly says: string;
  readonly recipient: Recipient;
  readonly answers: number;
  readonly at: string;
}

/** What came of values of these reports, as the reader is told; the last told first. */
export async function outcomeRows(tx: ReaderTx, reports: readonly string[]): Promise<readonly OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`
    select o.kind, o.value, o.says, o.recipient, count(*)::integer as answers, max(o.at) as at from outcome o
    where o.report_id = any (${[...reports]}::uuid[]) group by o.kind, o.value, o.says, o.recipient
    order by max(o.at) desc, o.kind, o.value, o.says, o.recipient limit 500`.execute(tx.db);
  return rows;
}

/** Says once that the caller's body has this package. @returns false where there is none, or it was said before */
export async function insertAcknowledgement(
  tx: ReaderTx,
  a: {
    readonly id: string;
    readonly label: LabelKey;
    readonly deliveryId: string;
    readonly receiptId: string;
    readonly at: string;
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into acknowledgement (acknowledgement_id, label_id, audience_class, delivery_id, release_id, organisation_id, said_by, receipt_id, at)
    select ${a.id}::uuid, ${a.label.label_id}::integer, ${a.label.audience_class}::integer, d.delivery_id, d.release_id, d.organisation_id, ${tx.reader.actorId}::uuid,
      ${a.receiptId}::uuid, ${a.at}::timestamptz
    from delivery d where d.delivery_id = ${a.deliveryId}::uuid and d.organisation_id = ${tx.reader.organisationId}::uuid
    on conflict (delivery_id) do nothing returning true`.execute(tx.db);
  return rows.length > 0;
}

/** Who ordered the caller's package; undefined where there is none. */
export async function officeOfDelivery(tx: ReaderTx, deliveryId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select d.office_id as id from delivery d where d.delivery_id = ${deliveryId}::uuid and d.organisation_id = ${tx.reader.organisationId}::uuid`.execute(
    tx.db,
  );
  return rows[0]?.id;
}

export interface AcknowledgedRow {
  readonly release_id: string;
  readonly organisation_id: string;
  readonly at: string;
}

/** Which recipients of these releases said that they have their packages. */
export async function acknowledgedRows(tx: ReaderTx, releases: readonly string[]): Promise<readonly AcknowledgedRow[]> {
  const { rows } = await sql<AcknowledgedRow>`
    select a.release_id, a.organisation_id, a.at from acknowledgement a where a.release_id = any (${[...releases]}::uuid[])
    order by a.at, a.organisation_id`.execute(tx.db);
  return rows;
}
