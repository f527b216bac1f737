/** Packages as rows, for the delivery duty that computes and writes them. */
import type { Packed, PackReason } from "@noroshi/handling";
import { type Listing, listingOf } from "@noroshi/sharing";
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";
import { booleanColumn, instantColumn, integerColumn, textColumn, uuidColumn } from "../db/columns.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { A_TURN, inTurns, othersFirst, queued } from "./in-turns.ts";
import type { Only } from "./store.ts";

type Tx = DutyTx<"delivery">;

export interface OpenOrder {
  readonly id: string;
  readonly ownerId: string;
  readonly audience: string;
  readonly recipients: readonly string[];
  readonly reports: readonly string[];
  /** Of one that waited for a second person: what was pinned when it was ordered. */
  readonly items: Only;
  /** On which of the reports it was ordered; null where that was not kept yet. */
  readonly report: string | null;
  readonly at: string;
}

/** Orders of which some recipient has no package yet, oldest first; or one of them by its id. */
export async function openOrders(tx: Tx, id: string | null): Promise<readonly OpenOrder[]> {
  const { rows } = await sql<OpenOrder>`
    select r.release_id as id, r.owner_id as "ownerId", r.audience, r.recipients, r.reports, r.report_id as report, coalesce(r.ended_at, r.at) as at,
      case r.state when 'approved' then coalesce(p.items, '[]') else r.items end as items
    from release r left join release_pin p using (release_id)
    where r.state in ('ordered', 'approved') and (${id}::uuid is null or r.release_id = ${id}::uuid) and exists (select from unnest(r.recipients) o(id) where not exists (
      select from delivery d where d.release_id = r.release_id and d.organisation_id = o.id) and not exists (
      select from release_lapse l where l.release_id = r.release_id and l.organisation_id = o.id))
    order by coalesce(r.ended_at, r.at), r.release_id`.execute(tx.db);
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
  readonly created: string;
  readonly modified: string;
  readonly body: string;
}

/** Was anything else ever ordered for exactly these recipients? Else their audience has nothing yet. */
export async function audienceKnown(tx: Tx, order: Pick<OpenOrder, "id" | "recipients">): Promise<boolean> {
  const recipients = [...order.recipients];
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from release r where r.release_id <> ${order.id}::uuid
      and r.recipients @> ${recipients}::uuid[] and r.recipients <@ ${recipients}::uuid[]) as known`.execute(tx.db);
  return rows[0]?.known === true;
}

/** Of these objects the newest version that their audience was handed. */
export async function heldOf(tx: Tx, objectIds: readonly string[]): Promise<ReadonlyMap<string, HeldRow>> {
  const { rows } = await sql<HeldRow>`
    select h.* from unnest(${textColumn(objectIds)}::text[]) o(id) cross join lateral (
      select s.object_id as id, s.created, s.modified, s.body from shared_object s
      where s.object_id = o.id order by s.modified desc limit 1) h`.execute(tx.db);
  return new Map(rows.map((h) => [h.id, h]));
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
  await keepBodies(tx, audienceKey, list, textColumn(list.map((o) => o.body)), false);
}

/**
 * The same with the bodies as a column of their own.
 * @param isNew whether of none of these objects any version was ever kept, so that nothing is asked for each
 */
export async function keepBodies(
  tx: Tx,
  audienceKey: Buffer,
  list: readonly Omit<ListedVersion, "body">[],
  bodies: Buffer,
  isNew: boolean,
): Promise<void> {
  await sql`
    insert into shared_object (object_id, modified, created, kind, value, body, may_block, ends, revoked, audience_key)
    select t.*, ${audienceKey} from unnest(${textColumn(list.map((o) => o.id))}::text[], ${instantColumn(list.map((o) => o.modified))}::timestamptz[],
      ${instantColumn(list.map((o) => o.created))}::timestamptz[], ${textColumn(list.map((o) => o.kind))}::text[], ${textColumn(list.map((o) => o.value))}::text[],
      ${bodies}::text[], ${booleanColumn(list.map((o) => o.listing?.mayBlock ?? false))}::boolean[], ${instantColumn(list.map((o) => o.listing?.ends ?? null))}::timestamptz[],
      ${booleanColumn(list.map((o) => o.listing?.revoked ?? false))}::boolean[]) as t
    ${isNew ? sql`` : sql`on conflict do nothing`}`.execute(tx.db);
}

/** How many packages this recipient has had in this audience. */
export async function packagesSoFar(tx: Tx, organisationId: string, audienceKey: Buffer): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from delivery d
    where d.organisation_id = ${organisationId}::uuid and d.audience_key = ${audienceKey}`.execute(tx.db);
  return rows[0]?.n ?? 0;
}

/** A version to be put into a collection. */
export interface Entered extends Omit<ListedVersion, "body" | "created"> {
  /** Of no version of the object anything was ever put anywhere. */
  readonly isNew?: boolean;
}

/**
 * Puts objects into the recipient's collection, in this order; what is there in this version stays where it is. Call under
 * `lockDelivery`: two that write into one collection would give the same places.
 * @param handedAt when the release was ordered that hands their values over; null: what follows hands over nothing
 */
export async function releaseEntries(
  tx: Tx,
  organisationId: string,
  label: LabelKey,
  list: readonly Entered[],
  handedAt: string | null = null,
): Promise<void> {
  if (list.length === 0) return;
  const now = (await tx.now()).toString();
  const { rows } = await sql<{ base: string }>`
    select greatest(${now}::timestamptz, (select max(x.added_at) + interval '1 microsecond' from exchange_entry x
      where x.organisation_id = ${organisationId}::uuid and x.collection = 'released'))::text as base`.execute(tx.db);
  const base = rows[0]?.base ?? now;
  const ahead = queued();
  await inTurns(list, async (piece, from) => {
    await ahead.begin(() => enter(tx, { organisationId, label, base, handedAt, from, piece }));
  });
  await ahead.done();
  const before = list.filter((o) => o.isNew !== true).map((o) => o.id);
  if (before.length > 0) await orderVersions(tx, organisationId, before);
}

interface Piece {
  readonly organisationId: string;
  readonly label: LabelKey;
  /** The instant of the collection's first new place, and how many places are taken from there. */
  readonly base: string;
  readonly handedAt: string | null;
  readonly from: number;
  readonly piece: readonly Entered[];
}

async function enter(tx: Tx, { organisationId, label, base, handedAt, from, piece }: Piece): Promise<void> {
  const onList = piece.map((o) => (o.listing?.mayBlock && !o.listing.revoked ? o : undefined));
  await sql`
    insert into exchange_entry (organisation_id, collection, added_at, object_id, version, version_text, type, spec_version,
      listed_kind, listed_value, listed_until, label_id, audience_class, handed_at)
    select ${organisationId}::uuid, 'released', ${base}::timestamptz + t.n * interval '1 microsecond', t.id, t.version, t.said, split_part(t.id, '--', 1), '2.1',
      t.kind, t.value, t.until, ${label.label_id}::integer, ${label.audience_class}::integer, ${handedAt}::timestamptz
    from unnest(${integerColumn(piece.map((_, n) => from + n))}::integer[], ${textColumn(piece.map((o) => o.id))}::text[], ${instantColumn(piece.map((o) => o.modified))}::timestamptz[],
      ${textColumn(piece.map((o) => o.modified))}::text[], ${textColumn(onList.map((o) => o?.kind ?? null))}::text[],
      ${textColumn(onList.map((o) => o?.value ?? null))}::text[], ${instantColumn(onList.map((o) => o?.listing?.ends ?? null))}::timestamptz[]) as t(n, id, version, said, kind, value, until)
    ${piece.every((o) => o.isNew === true) ? sql`` : sql`on conflict (organisation_id, collection, object_id, version) do nothing`}`.execute(
    tx.db,
  );
}

/** Says anew which version of these objects is the first and which the last in the collection. */
async function orderVersions(tx: Tx, organisationId: string, ids: readonly string[]): Promise<void> {
  await sql`
    update exchange_entry e set is_first = e.version = m.first, is_last = e.version = m.last
    from (select x.object_id, min(x.version) as first, max(x.version) as last from exchange_entry x
      where x.organisation_id = ${organisationId}::uuid and x.collection = 'released' and x.object_id = any (${textColumn(ids)}::text[])
      group by x.object_id having count(*) > 1) m
    where e.organisation_id = ${organisationId}::uuid and e.collection = 'released' and e.object_id = m.object_id
      and (e.is_first, e.is_last) is distinct from (e.version = m.first, e.version = m.last)`.execute(tx.db);
}

export interface NewDelivery {
  readonly id: string;
  readonly order: OpenOrder;
  readonly organisationId: string;
  /** Under which recipient and commissions know of the package, and under which the recipient alone has its values. */
  readonly wholeLabel: LabelKey;
  readonly valueLabel: LabelKey;
  readonly values: readonly Pick<Packed, "kind" | "value" | "tlp" | "validUntil">[];
  /** The object of each value, where it stands in this recipient's copy, and the numbers of all in the order of their objects' ids. */
  readonly objects: readonly Pick<ObjectVersion, "id" | "modified">[];
  readonly places: Int32Array;
  readonly byId: Uint32Array;
  readonly tlp: string | null;
  readonly digest: Buffer;
  readonly version: number;
  readonly audienceKey: Buffer;
  /** Null where the package is empty. */
  readonly bundle: { readonly id: string; readonly head: string; readonly digest: Buffer } | null;
  readonly reasons: readonly PackReason[];
}

/** Writes one recipient's package and why it holds what it holds. */
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
  const ahead = queued();
  for (let from = 0; from < d.byId.length; from += A_TURN) {
    const part = d.byId.subarray(from, from + A_TURN);
    await ahead.begin(() => insertPart(tx, d, part));
    await othersFirst();
  }
  await ahead.done();
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

/** @param part numbers of values */
async function insertPart(tx: Tx, d: NewDelivery, part: Uint32Array): Promise<void> {
  const [uuids, versions, places]: [string[], string[], number[]] = [[], [], []];
  const [kinds, texts, tlps]: [string[], string[], string[]] = [[], [], []];
  const ends: (string | null)[] = [];
  for (const n of part) {
    const [value, object, place] = [d.values[n], d.objects[n], d.places[n]];
    if (!value || !object || place === undefined) throw new Error("a value of a package has no object");
    uuids.push(object.id.slice(object.id.indexOf("--") + 2));
    versions.push(object.modified);
    places.push(place);
    kinds.push(value.kind);
    texts.push(value.value);
    tlps.push(value.tlp);
    ends.push(value.validUntil);
  }
  await sql`
    insert into delivery_part (delivery_id, first_id, objects, versions, places, kinds, texts, tlps, ends, label_id, audience_class)
    values (${d.id}::uuid, ${uuids[0] ?? null}::uuid, ${uuidColumn(uuids)}::uuid[], ${instantColumn(versions)}::timestamptz[], ${integerColumn(places)}::integer[],
      ${textColumn(kinds)}::text[], ${textColumn(texts)}::text[], ${textColumn(tlps)}::text[], ${instantColumn(ends)}::timestamptz[],
      ${d.valueLabel.label_id}::integer, ${d.valueLabel.audience_class}::integer)`.execute(tx.db);
}

/** Deliveries of this body's orders that hold one of these objects, or whose copies carry a mark of their own; for tracing a leak. */
export async function deliveriesOf(
  tx: Tx,
  ownerId: string,
  objectIds: readonly string[],
): Promise<readonly { readonly deliveryId: string; readonly recipientId: string; readonly bundleId: string | null }[]> {
  const uuids = objectIds.map((id) => id.slice(id.indexOf("--") + 2));
  const { rows } = await sql<{ deliveryId: string; recipientId: string; bundleId: string | null }>`
    select d.delivery_id as "deliveryId", d.organisation_id as "recipientId", d.bundle_id as "bundleId"
    from delivery d join release r on r.release_id = d.release_id
    where r.owner_id = ${ownerId}::uuid and d.bundle_id is not null
      and (${objectIds.length === 0} or exists (select from delivery_part p where p.delivery_id = d.delivery_id and p.objects && ${uuids}::uuid[]))
    order by d.at desc, d.delivery_id`.execute(tx.db);
  return rows;
}
