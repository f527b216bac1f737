/** Packages as rows, for the delivery duty that computes and writes them. */
import type { Packed, PackReason } from "@noroshi/handling";
import { type Listing, listingOf } from "@noroshi/sharing";
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Only } from "./store.ts";

type Tx = DutyTx<"delivery">;

export interface OpenOrder {
  readonly id: string;
  readonly ownerId: string;
  readonly audience: string;
  readonly recipients: readonly string[];
  readonly reports: readonly string[];
  readonly items: Only;
  /** On which of the reports it was ordered; null where that was not kept yet. */
  readonly report: string | null;
  readonly at: string;
}

/** Orders of which some recipient has no package yet, oldest first; or one of them by its id. */
export async function openOrders(tx: Tx, id: string | null): Promise<readonly OpenOrder[]> {
  const { rows } = await sql<OpenOrder>`
    select r.release_id as id, r.owner_id as "ownerId", r.audience, r.recipients, r.reports, r.items, r.report_id as report, r.at from release r
    where (${id}::uuid is null or r.release_id = ${id}::uuid) and exists (select from unnest(r.recipients) o(id) where not exists (
      select from delivery d where d.release_id = r.release_id and d.organisation_id = o.id) and not exists (
      select from release_lapse l where l.release_id = r.release_id and l.organisation_id = o.id))
    order by r.at, r.release_id`.execute(tx.db);
  return rows;
}

/** Writes that a recipient of an order got nothing of it. */
export async function insertLapse(
  tx: Tx,
  l: { readonly releaseId: string; readonly organisationId: string; readonly label: LabelKey },
): Promise<void> {
  await sql`
    insert into release_lapse (release_id, organisation_id, label_id, audience_class, at)
    values (${l.releaseId}::uuid, ${l.organisationId}::uuid, ${l.label.label_id}, ${l.label.audience_class}, realm_now())`.execute(
    tx.db,
  );
}

export async function lockDelivery(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(current_schema() || ':delivery'))`.execute(tx.db);
}

export interface OfficeRow {
  readonly id: string;
  readonly name: string;
  readonly since: string;
}

export async function officeOf(tx: Tx, organisationId: string): Promise<OfficeRow> {
  const { rows } = await sql<OfficeRow>`
    select o.organisation_id as id, o.name_en as name, o.created_at as since from organisation o
    where o.organisation_id = ${organisationId}::uuid`.execute(tx.db);
  const [row] = rows;
  if (!row) throw new Error("the body that ordered a release is none of the realm");
  return row;
}

export interface HeldRow {
  readonly id: string;
  readonly kind: string;
  readonly value: string;
  readonly created: string;
  readonly modified: string;
  readonly body: string;
}

/** The newest version of every object that this audience was ever handed. */
export async function heldBy(tx: Tx, audienceKey: Buffer): Promise<readonly HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select distinct on (s.object_id) s.object_id as id, s.kind, s.value, s.created, s.modified, s.body from shared_object s
    where s.audience_key = ${audienceKey} order by s.object_id, s.modified desc`.execute(tx.db);
  return rows;
}

export interface ObjectVersion {
  readonly id: string;
  readonly created: string;
  readonly modified: string;
  readonly kind: string;
  readonly value: string;
  readonly body: string;
}

/** A version with what decides whether its value stands on a list; null: it names none. */
export interface ListedVersion extends ObjectVersion {
  readonly listing: Listing | null;
}

/** Reads of a version what lists need. The office's part of a package names no value. */
export function listed<T extends ObjectVersion>(o: T): T & ListedVersion {
  return { ...o, listing: o.kind === "" ? null : listingOf(o.kind, o.value, o.body) };
}

/** Keeps versions of objects; one that is there already is the same bytes. */
export async function keepObjects(tx: Tx, audienceKey: Buffer, list: readonly ListedVersion[]): Promise<void> {
  if (list.length === 0) return;
  const listings = list.map((o) => o.listing);
  await sql`
    insert into shared_object (object_id, modified, created, kind, value, body, may_block, ends, revoked, audience_key)
    select t.*, ${audienceKey} from unnest(${list.map((o) => o.id)}::text[], ${list.map((o) => o.modified)}::timestamptz[],
      ${list.map((o) => o.created)}::timestamptz[], ${list.map((o) => o.kind)}::text[], ${list.map((o) => o.value)}::text[],
      ${list.map((o) => o.body)}::text[], ${listings.map((l) => l?.mayBlock ?? false)}::boolean[], ${listings.map((l) => l?.ends ?? null)}::timestamptz[],
      ${listings.map((l) => l?.revoked ?? false)}::boolean[]) as t
    on conflict do nothing`.execute(tx.db);
}

/** How many packages this recipient has had in this audience. */
export async function packagesSoFar(tx: Tx, organisationId: string, audienceKey: Buffer): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from delivery d
    where d.organisation_id = ${organisationId}::uuid and d.audience_key = ${audienceKey}`.execute(tx.db);
  return rows[0]?.n ?? 0;
}

/** Puts objects into the recipient's collection, in this order; what is there in this version stays where it is. */
export async function releaseEntries(
  tx: Tx,
  organisationId: string,
  label: LabelKey,
  list: readonly ListedVersion[],
): Promise<void> {
  if (list.length === 0) return;
  const now = (await tx.now()).toString();
  const ids = list.map((o) => o.id);
  const onList = list.map((o) => (o.listing?.mayBlock && !o.listing.revoked ? o : undefined));
  await sql`
    insert into exchange_entry (organisation_id, collection, added_at, object_id, version, version_text, type, spec_version,
      listed_kind, listed_value, listed_until, label_id, audience_class)
    select ${organisationId}::uuid, 'released', b.base + t.n * interval '1 microsecond', t.id, t.version::timestamptz, t.version, split_part(t.id, '--', 1), '2.1',
      t.kind, t.value, t.until, ${label.label_id}::integer, ${label.audience_class}::integer
    from unnest(${list.map((_, n) => n)}::integer[], ${ids}::text[], ${list.map((o) => o.modified)}::text[], ${onList.map((o) => o?.kind ?? null)}::text[],
      ${onList.map((o) => o?.value ?? null)}::text[], ${onList.map((o) => o?.listing?.ends ?? null)}::timestamptz[]) as t(n, id, version, kind, value, until)
    cross join (select greatest(${now}::timestamptz, (select max(x.added_at) + interval '1 microsecond' from exchange_entry x
      where x.organisation_id = ${organisationId}::uuid and x.collection = 'released')) as base) b
    on conflict (organisation_id, collection, object_id, version) do nothing`.execute(tx.db);
  await sql`
    update exchange_entry e set is_first = e.version = m.first, is_last = e.version = m.last
    from (select x.object_id, min(x.version) as first, max(x.version) as last from exchange_entry x
      where x.organisation_id = ${organisationId}::uuid and x.collection = 'released' and x.object_id = any (${ids}::text[])
      group by x.object_id having count(*) > 1) m
    where e.organisation_id = ${organisationId}::uuid and e.collection = 'released' and e.object_id = m.object_id
      and (e.is_first, e.is_last) is distinct from (e.version = m.first, e.version = m.last)`.execute(tx.db);
}

export interface PlacedValue extends Packed {
  readonly objectId: string;
  readonly modified: string;
  readonly place: number;
}

export interface NewDelivery {
  readonly id: string;
  readonly order: OpenOrder;
  readonly organisationId: string;
  /** Under which recipient and commissions know of the package, and under which the recipient alone has its values. */
  readonly wholeLabel: LabelKey;
  readonly valueLabel: LabelKey;
  readonly values: readonly PlacedValue[];
  readonly tlp: string | null;
  readonly digest: Buffer;
  readonly version: number;
  readonly audienceKey: Buffer;
  /** Null where the package is empty. */
  readonly bundle: { readonly id: string; readonly head: string; readonly digest: Buffer } | null;
  readonly reasons: readonly PackReason[];
}

/** Writes one recipient's package, why it holds what it holds, and that its values were handed over. */
export async function insertDelivery(tx: Tx, d: NewDelivery): Promise<void> {
  await tx.db
    .insertInto("delivery")
    .values({
      delivery_id: d.id,
      release_id: d.order.id,
      ...d.wholeLabel,
      organisation_id: d.organisationId,
      audience: d.order.audience,
      office_id: d.order.ownerId,
      count: d.values.length,
      tlp: d.tlp,
      digest: d.digest,
      at: d.order.at,
      version: d.version,
      audience_key: d.audienceKey,
      bundle_id: d.bundle?.id ?? null,
      head: d.bundle?.head ?? null,
      package_digest: d.bundle?.digest ?? null,
    })
    .execute();
  const [kinds, values] = [d.values.map((v) => v.kind), d.values.map((v) => v.value)];
  await sql`
    insert into delivered_value (delivery_id, kind, value, tlp, valid_until, object_id, modified, place, label_id, audience_class)
    select ${d.id}::uuid, t.*, ${d.valueLabel.label_id}::integer, ${d.valueLabel.audience_class}::integer
    from unnest(${kinds}::text[], ${values}::text[], ${d.values.map((v) => v.tlp)}::text[], ${d.values.map((v) => v.validUntil)}::timestamptz[],
      ${d.values.map((v) => v.objectId)}::text[], ${d.values.map((v) => v.modified)}::timestamptz[], ${d.values.map((v) => v.place)}::integer[]) as t`.execute(
    tx.db,
  );
  await sql`
    insert into handed_over (organisation_id, kind, value, first_at)
    select ${d.organisationId}::uuid, t.kind, t.value, ${d.order.at}::timestamptz from unnest(${kinds}::text[], ${values}::text[]) as t(kind, value)
    on conflict do nothing`.execute(tx.db);
  const reasons = d.reasons
    .filter((r) => r.recipientId === d.organisationId)
    .map((r) => ({
      release_id: d.order.id,
      organisation_id: d.organisationId,
      included: r.included,
      rule: r.rule,
      items: JSON.stringify(r.values.map((v) => [v.kind, v.value])),
    }));
  if (reasons.length > 0) await tx.db.insertInto("delivery_reason").values(reasons).execute();
}

/** Deliveries of this body's orders that hold one of these objects, or whose copies carry a mark of their own; for tracing a leak. */
export async function deliveriesOf(
  tx: Tx,
  ownerId: string,
  objectIds: readonly string[],
): Promise<readonly { readonly deliveryId: string; readonly recipientId: string; readonly bundleId: string | null }[]> {
  const { rows } = await sql<{ deliveryId: string; recipientId: string; bundleId: string | null }>`
    select d.delivery_id as "deliveryId", d.organisation_id as "recipientId", d.bundle_id as "bundleId"
    from delivery d join release r on r.release_id = d.release_id
    where r.owner_id = ${ownerId}::uuid and d.bundle_id is not null
      and (${objectIds.length === 0} or exists (select from delivered_value v where v.delivery_id = d.delivery_id and v.object_id = any (${[...objectIds]}::text[])))
    order by d.at desc, d.delivery_id`.execute(tx.db);
  return rows;
}
