/** Release orders and packages as rows: the orderer's, the recipients', and those that the delivery duty reads and writes. */
import type { Packed } from "@noroshi/handling";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export interface NewRelease {
  readonly id: string;
  readonly label: LabelKey;
  readonly audience: string;
  readonly recipients: readonly string[];
  readonly reports: readonly string[];
  readonly seen: readonly Packed[];
  readonly at: string;
}

export async function insertRelease(tx: ReaderTx, r: NewRelease): Promise<void> {
  await tx.db
    .insertInto("release")
    .values({
      release_id: r.id,
      ...r.label,
      owner_id: tx.reader.organisationId,
      ordered_by: tx.reader.actorId,
      audience: r.audience,
      recipients: [...r.recipients],
      reports: [...r.reports],
      seen: JSON.stringify(r.seen),
      at: r.at,
    })
    .execute();
}

export interface SourceRow {
  readonly kind: string;
  readonly value: string;
  readonly label_id: number;
  readonly valid_until: string | null;
}

/** Indicators of these reports that count at this instant and are on no warning list, as far as the caller sees them. */
export async function sourceRows(
  tx: ReaderTx | DutyTx<"delivery">,
  reports: readonly string[],
  at: string,
): Promise<readonly SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    select a.kind, a.value, a.label_id, a.valid_until from assertion a
    where a.report_id = any (${[...reports]}::uuid[]) and a.latest and a.indicator
      and (a.valid_until is null or a.valid_until > ${at}::timestamptz)`.execute(tx.db);
  return rows;
}

/** Does the caller see a counting indicator of this report, or has it sent the report itself? */
export async function seesValueOf(tx: ReaderTx, report: string): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`
    select exists (select from assertion a where a.report_id = ${report}::uuid and a.latest and a.indicator)
      or exists (select from report r where r.report_id = ${report}::uuid and r.owner_id = ${tx.reader.organisationId}::uuid) as seen`.execute(
    tx.db,
  );
  return rows[0]?.seen === true;
}

export interface ReleaseRow {
  readonly id: string;
  readonly at: string;
  readonly audience: string;
  readonly recipients: readonly string[];
  readonly reports: readonly string[];
  readonly seen: readonly Packed[];
}

const RELEASE = sql`r.release_id as id, r.at, r.audience, r.recipients, r.reports, r.seen`;

/** One page of the caller's releases, one row more than asked where there is a next; or one by its id. */
export async function releaseRows(
  tx: ReaderTx,
  ask: { readonly id: string } | { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<readonly ReleaseRow[]> {
  if ("id" in ask) {
    const one = await sql<ReleaseRow>`select ${RELEASE} from release r where r.release_id = ${ask.id}::uuid`.execute(
      tx.db,
    );
    return one.rows;
  }
  const { after, limit } = ask;
  const { rows } = await sql<ReleaseRow>`
    select p.* from visible_class v cross join lateral (
      select ${RELEASE} from release r where r.audience_class = v.audience_class
        and (${after === undefined} or (r.at, r.release_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by r.at desc, r.release_id desc limit ${limit + 1}
    ) p where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export interface DeliveryRow {
  readonly id: string;
  readonly at: string;
  readonly audience: string;
  readonly count: number;
  readonly tlp: Packed["tlp"] | null;
  readonly digest: string;
}

// What its recipient is told of the order itself is in the package: for whom it was made.
const DELIVERY = sql`d.delivery_id as id, d.at, d.audience, d.count, d.tlp, encode(d.digest, 'hex') as digest`;

export async function deliveryRows(
  tx: ReaderTx,
  ask: { readonly id: string } | { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  const own = sql`d.organisation_id = ${tx.reader.organisationId}::uuid`;
  if ("id" in ask) {
    const one =
      await sql<DeliveryRow>`select ${DELIVERY} from delivery d where d.delivery_id = ${ask.id}::uuid and ${own}`.execute(
        tx.db,
      );
    return one.rows;
  }
  const { after, limit } = ask;
  const { rows } = await sql<DeliveryRow>`
    select p.* from visible_class v cross join lateral (
      select ${DELIVERY} from delivery d where d.audience_class = v.audience_class and ${own}
        and (${after === undefined} or (d.at, d.delivery_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by d.at desc, d.delivery_id desc limit ${limit + 1}
    ) p where v.reader_no = ${tx.reader.readerNo} order by p.at desc, p.id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export async function deliveredValues(tx: ReaderTx, deliveryId: string): Promise<readonly Packed[]> {
  const { rows } = await sql<Packed>`
    select v.kind, v.value, v.tlp, v.valid_until as "validUntil" from delivered_value v
    where v.delivery_id = ${deliveryId}::uuid order by v.kind collate "C", v.value collate "C"`.execute(tx.db);
  return rows;
}

export interface OpenOrder {
  readonly id: string;
  readonly audience: string;
  readonly recipients: readonly string[];
  readonly reports: readonly string[];
  readonly at: string;
}

/** Orders of which some recipient has no package yet, oldest first. */
export async function openOrders(tx: DutyTx<"delivery">): Promise<readonly OpenOrder[]> {
  const { rows } = await sql<OpenOrder>`
    select r.release_id as id, r.audience, r.recipients, r.reports, r.at from release r
    where exists (select from unnest(r.recipients) o(id) where not exists (
      select from delivery d where d.release_id = r.release_id and d.organisation_id = o.id))
    order by r.at, r.release_id`.execute(tx.db);
  return rows;
}

export async function lockDelivery(tx: DutyTx<"delivery">): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ':delivery'))`.execute(tx.db);
}

export interface NewDelivery {
  readonly id: string;
  readonly order: OpenOrder;
  readonly organisationId: string;
  /** Under which recipient and commissions know of the package, and under which the recipient alone has its values. */
  readonly wholeLabel: LabelKey;
  readonly valueLabel: LabelKey;
  readonly values: readonly Packed[];
  readonly tlp: string | null;
  readonly digest: Buffer;
}

/** Writes one recipient's package, and that its values were handed over. */
export async function insertDelivery(tx: DutyTx<"delivery">, d: NewDelivery): Promise<void> {
  await tx.db
    .insertInto("delivery")
    .values({
      delivery_id: d.id,
      release_id: d.order.id,
      ...d.wholeLabel,
      organisation_id: d.organisationId,
      audience: d.order.audience,
      count: d.values.length,
      tlp: d.tlp,
      digest: d.digest,
      at: d.order.at,
    })
    .execute();
  const [kinds, values] = [d.values.map((v) => v.kind), d.values.map((v) => v.value)];
  await sql`
    insert into delivered_value (delivery_id, kind, value, tlp, valid_until, label_id, audience_class)
    select ${d.id}::uuid, t.*, ${d.valueLabel.label_id}::integer, ${d.valueLabel.audience_class}::integer
    from unnest(${kinds}::text[], ${values}::text[], ${d.values.map((v) => v.tlp)}::text[], ${d.values.map((v) => v.validUntil)}::timestamptz[]) as t`.execute(
    tx.db,
  );
  await sql`
    insert into handed_over (organisation_id, kind, value, first_at)
    select ${d.organisationId}::uuid, t.kind, t.value, ${d.order.at}::timestamptz from unnest(${kinds}::text[], ${values}::text[]) as t(kind, value)
    on conflict do nothing`.execute(tx.db);
}
