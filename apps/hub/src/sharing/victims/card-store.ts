/** Cards, which tell one recipient of one victim, as rows: written with the order, handed over and ended by the delivery duty. */
import type { VictimField, VictimReason, VictimWords } from "@noroshi/sharing";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../../db/act.ts";
import type { LabelKey } from "../../db/label-cache.ts";
import { DELIVERED, ITS_OBJECT } from "../delivered-store.ts";

type Tx = DutyTx<"delivery">;
type Pairs = readonly (readonly [kind: string, value: string])[];

export interface NewCard {
  readonly id: string;
  readonly releaseId: string;
  readonly consentId: string;
  readonly organisationId: string;
  readonly label: LabelKey;
  readonly fields: readonly VictimField[];
  readonly words: VictimWords;
  readonly items: Pairs;
  readonly at: string;
}

export async function insertCard(tx: ReaderTx, c: NewCard): Promise<void> {
  await sql`
    insert into victim_card (victim_card_id, release_id, victim_consent_id, organisation_id, label_id, audience_class, fields, words, items, at)
    values (${c.id}::uuid, ${c.releaseId}::uuid, ${c.consentId}::uuid, ${c.organisationId}::uuid, ${c.label.label_id}, ${c.label.audience_class},
      ${[...c.fields]}::text[], ${JSON.stringify(c.words)}::jsonb, ${JSON.stringify(c.items)}::jsonb, ${c.at}::timestamptz)`.execute(
    tx.db,
  );
}

export async function insertVictimReasons(
  tx: ReaderTx,
  of: {
    readonly releaseId: string;
    readonly consentId: string;
    readonly organisationId: string;
    readonly label: LabelKey;
  },
  reasons: readonly VictimReason[],
): Promise<void> {
  await sql`
    insert into victim_reason (release_id, victim_consent_id, organisation_id, field, included, rule, label_id, audience_class)
    select ${of.releaseId}::uuid, ${of.consentId}::uuid, ${of.organisationId}::uuid, t.*, ${of.label.label_id}::integer, ${of.label.audience_class}::integer
    from unnest(${reasons.map((r) => r.field)}::text[], ${reasons.map((r) => r.included)}::boolean[], ${reasons.map((r) => r.rule)}::text[]) as t`.execute(
    tx.db,
  );
}

export interface VictimReasonRow {
  readonly consent_id: string;
  readonly victim_id: string;
  readonly organisation_id: string;
  readonly field: VictimField;
  readonly included: boolean;
  readonly rule: VictimReason["rule"];
  /** Of the card that tells it: served, over, or over and the recipient was told; null where nothing is told. */
  readonly state: "served" | "over" | "told" | null;
}

/** Why each fact of a release's victims is told or not, and whether it still is, for its orderer. */
export async function victimReasonRows(tx: ReaderTx, releaseId: string): Promise<readonly VictimReasonRow[]> {
  const { rows } = await sql<VictimReasonRow>`
    select q.victim_consent_id as consent_id, c.victim_id, q.organisation_id, q.field, q.included, q.rule,
      case when not q.included or k.delivery_id is null then null when k.told_at is not null then 'told'
        when victim_stands(q.victim_consent_id) then 'served' else 'over' end as state
    from victim_reason q join victim_consent c using (victim_consent_id)
    left join victim_card k on k.release_id = q.release_id and k.victim_consent_id = q.victim_consent_id and k.organisation_id = q.organisation_id
    where q.release_id = ${releaseId}::uuid order by q.victim_consent_id, q.organisation_id, q.field`.execute(tx.db);
  return rows;
}

export interface ServedCard {
  readonly consent_id: string;
  /** Null: it is over, and the recipient was told. */
  readonly words: VictimWords | null;
  readonly items: Pairs;
  readonly at: string;
  readonly digest: Buffer | null;
  readonly objects: readonly string[];
}

/** What the caller's body is told of victims in these packages now, and what it was told before: row security says which. */
export async function servedCards(
  tx: ReaderTx,
  deliveryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ServedCard[]>> {
  const { rows } = await sql<ServedCard & { delivery_id: string }>`
    select k.delivery_id, k.victim_consent_id as consent_id, k.words, k.items, coalesce(k.told_at, k.at) as at, k.digest, k.objects
    from victim_card k where k.delivery_id = any (${[...deliveryIds]}::uuid[]) and k.organisation_id = current_organisation()
    order by k.victim_card_id`.execute(tx.db);
  return new Map([...Map.groupBy(rows, (r) => r.delivery_id)]);
}

/** The bodies of these objects, as far as they are served to the caller now. */
export async function servedObjects(tx: ReaderTx, versions: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ body: string }>`
    select s.body from shared_object s join unnest(${[...versions]}::text[]) with ordinality w(version, n)
      on w.version = s.object_id || ' ' || to_char(s.modified at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    where s.object_id = any (${versions.map((v) => v.split(" ")[0] ?? "")}::text[]) order by w.n`.execute(tx.db);
  return rows.map((r) => r.body);
}

export interface ToldRow {
  readonly consent_request_id: string;
  readonly organisation_id: string;
  readonly fields: readonly VictimField[];
  readonly at: string;
  readonly over: boolean;
}

/** To whom the caller's body was named by what it consented to under these requests, for itself and for who asked. */
export async function toldUnder(tx: ReaderTx, requests: readonly string[]): Promise<readonly ToldRow[]> {
  const { rows } = await sql<ToldRow>`
    select c.consent_request_id, k.organisation_id, k.fields, k.at, not victim_stands(c.victim_consent_id) as over
    from victim_consent c join victim_card k using (victim_consent_id)
    where c.consent_request_id = any (${[...requests]}::uuid[]) and k.delivery_id is not null order by k.at, k.victim_card_id`.execute(
    tx.db,
  );
  return rows;
}

export interface DueCard {
  readonly id: string;
  readonly consent_id: string;
  readonly organisation_id: string;
  readonly words: VictimWords;
  readonly items: Pairs;
  readonly at: string;
}

/** Cards of an order for one recipient whose consents stand now. */
export async function dueCards(tx: Tx, releaseId: string, organisationId: string): Promise<readonly DueCard[]> {
  const { rows } = await sql<DueCard>`
    select k.victim_card_id as id, k.victim_consent_id as consent_id, k.organisation_id, k.words, k.items, k.at from victim_card k
    where k.release_id = ${releaseId}::uuid and k.organisation_id = ${organisationId}::uuid and k.delivery_id is null and k.words is not null
      and victim_stands(k.victim_consent_id) order by k.victim_card_id`.execute(tx.db);
  return rows;
}

/** The package as it was frozen without any card. */
export async function frozenPackage(
  tx: Tx,
  deliveryId: string,
): Promise<{ readonly bundleId: string; readonly head: string; readonly bodies: readonly string[] } | undefined> {
  const { rows } = await sql<{ bundleId: string; head: string }>`
    select d.bundle_id as "bundleId", d.head from delivery d where d.delivery_id = ${deliveryId}::uuid and d.bundle_id is not null`.execute(
    tx.db,
  );
  const [row] = rows;
  if (!row) return undefined;
  const { rows: bodies } = await sql<{ body: string }>`
    select s.body from ${DELIVERED} join ${ITS_OBJECT}
    where p.delivery_id = ${deliveryId}::uuid order by v.place`.execute(tx.db);
  return { ...row, bodies: bodies.map((b) => b.body) };
}

/** When this object was first made for its recipient, and its last version; undefined where it was not. */
export async function heldObject(
  tx: Tx,
  objectId: string,
): Promise<{ readonly created: string; readonly modified: string } | undefined> {
  const { rows } = await sql<{ created: string; modified: string }>`
    select min(s.created) as created, max(s.modified) as modified from shared_object s where s.object_id = ${objectId} having count(*) > 0`.execute(
    tx.db,
  );
  return rows[0];
}

/** Says whose consent these objects are served by. */
export async function keepVictimObjects(
  tx: Tx,
  audienceKey: Buffer,
  consentId: string | null,
  list: readonly { readonly id: string; readonly created: string; readonly modified: string; readonly body: string }[],
): Promise<void> {
  await sql`
    insert into shared_object (object_id, modified, created, kind, value, body, audience_key, victim_consent_id)
    select t.id, t.modified, t.created, '', '', t.body, ${audienceKey}, ${consentId}::uuid
    from unnest(${list.map((o) => o.id)}::text[], ${list.map((o) => o.modified)}::timestamptz[], ${list.map((o) => o.created)}::timestamptz[],
      ${list.map((o) => o.body)}::text[]) as t(id, modified, created, body) on conflict do nothing`.execute(tx.db);
}

export async function handCard(
  tx: Tx,
  c: { readonly id: string; readonly deliveryId: string; readonly objects: readonly string[] },
): Promise<void> {
  await sql`
    update victim_card set delivery_id = ${c.deliveryId}::uuid, objects = ${[...c.objects]}::text[]
    where victim_card_id = ${c.id}::uuid`.execute(tx.db);
}

export async function keepDigest(tx: Tx, deliveryId: string, digest: Buffer): Promise<void> {
  await sql`update victim_card set digest = ${digest} where delivery_id = ${deliveryId}::uuid`.execute(tx.db);
}

export interface OverCard {
  readonly id: string;
  readonly consent_id: string;
  readonly organisation_id: string;
  readonly delivery_id: string;
  readonly office_id: string;
  readonly objects: readonly string[];
}

/** Cards that were handed over, whose consent is over and whose recipient was not told yet. */
export async function overCards(tx: Tx): Promise<readonly OverCard[]> {
  const { rows } = await sql<OverCard>`
    select k.victim_card_id as id, k.victim_consent_id as consent_id, k.organisation_id, k.delivery_id, d.office_id, k.objects
    from victim_card k join delivery d using (delivery_id)
    where k.told_at is null and not victim_stands(k.victim_consent_id) order by k.at, k.victim_card_id`.execute(tx.db);
  return rows;
}

/** What was said goes, in every version; the shelf keeps the places without their entries. */
export async function emptyCard(tx: Tx, c: OverCard): Promise<void> {
  const ids = [...new Set(c.objects.map((o) => o.split(" ")[0] ?? ""))];
  await sql`
    update shared_object set body = '{}' where object_id = any (${ids}::text[]) and victim_consent_id = ${c.consent_id}::uuid`.execute(
    tx.db,
  );
  await sql`
    update exchange_entry set removed_at = realm_now(), is_first = false, is_last = false
    where organisation_id = ${c.organisation_id}::uuid and collection = 'released' and object_id = any (${ids}::text[]) and removed_at is null`.execute(
    tx.db,
  );
  await sql`update victim_card set words = null, items = '[]', told_at = realm_now() where victim_card_id = ${c.id}::uuid`.execute(
    tx.db,
  );
}

/** Words of cards that never went out, of consents that are over. */
export async function emptyUnsent(tx: Tx): Promise<void> {
  await sql`
    update victim_card c set words = null, items = '[]' where c.delivery_id is null and c.words is not null and (not victim_stands(c.victim_consent_id)
      or exists (select from release r where r.release_id = c.release_id and r.state in ('refused', 'taken_back')))`.execute(
    tx.db,
  );
}

/** Tells a body that it may use and pass on no further what it was told of a victim; the victim is not named. */
export async function insertVictimRecall(
  tx: Tx,
  r: {
    readonly id: string;
    readonly label: LabelKey;
    readonly organisationId: string;
    readonly identity: string;
    readonly deliveries: readonly string[];
  },
): Promise<void> {
  await sql`
    insert into recall (recall_id, label_id, audience_class, organisation_id, at, items, deliveries)
    values (${r.id}::uuid, ${r.label.label_id}, ${r.label.audience_class}, ${r.organisationId}::uuid, realm_now(),
      ${JSON.stringify([{ kind: "victim", value: r.identity }])}::jsonb, ${[...r.deliveries]}::uuid[]) on conflict do nothing`.execute(
    tx.db,
  );
}
