/** What is on its way to partners, as rows: of the office that follows it, and of the duty that carries it. */
import type { PushPlace } from "@noroshi/sharing";
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import { DELIVERED, ITS_OBJECT } from "../sharing/delivered-store.ts";
import type { WayName } from "./channel-store.ts";

type Tx = DutyTx<"delivery">;

export interface NewDispatch {
  readonly id: string;
  readonly channelId: string;
  readonly releaseId: string;
  readonly deliveryId: string;
}

/** Open and paused channels of the office to a body, through which packages go out. */
export async function channelsTo(tx: Tx, ownerId: string, organisationId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.channel_id as id from channel c where c.owner_id = ${ownerId}::uuid and c.organisation_id = ${organisationId}::uuid
      and c.state <> 'ended' and c.way in ('taxii', 'webhook') order by c.opened_at, c.channel_id`.execute(tx.db);
  return rows.map((r) => r.id);
}

/** Opens a delivery through a channel, under the channel's label; once. */
export async function insertDispatch(tx: Tx, d: NewDispatch): Promise<void> {
  await sql`
    insert into dispatch (dispatch_id, channel_id, release_id, delivery_id, label_id, audience_class, opened_at, next_at)
    select ${d.id}::uuid, c.channel_id, ${d.releaseId}::uuid, ${d.deliveryId}::uuid, c.label_id, c.audience_class, realm_now(), realm_now()
    from channel c where c.channel_id = ${d.channelId}::uuid on conflict do nothing`.execute(tx.db);
}

/** Channels with something due: a delivery, or a round of a subscription. */
export async function channelsDue(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.channel_id as id from channel c where c.state <> 'paused' and (
      exists (select from dispatch d where d.channel_id = c.channel_id and d.state = 'waiting' and d.next_at <= realm_now())
      or (c.state = 'open' and c.every_minutes is not null and c.next_at <= realm_now()))
    order by c.channel_id`.execute(tx.db);
  return rows.map((r) => r.id);
}

export interface Carried {
  readonly id: string;
  readonly channelId: string;
  /** Null: what was taken back. */
  readonly deliveryId: string | null;
  readonly openedAt: string;
  readonly organisationId: string;
  readonly labelId: number;
  readonly way: WayName;
  readonly address: string;
  readonly login: string | null;
  readonly ended: boolean;
  /** The door of the body that it goes to is closed. */
  readonly closed: boolean;
  readonly secret: Buffer | null;
  /** Since it was last sent, and ever. */
  readonly tries: number;
  readonly everTried: number;
  readonly place: PushPlace | null;
}

/**
 * Takes up the oldest due delivery of a channel: nobody else takes it until the lease runs out, by which it is found again if this
 * process ends meanwhile.
 */
export async function takeDispatch(tx: Tx, channelId: string, leaseMinutes: number): Promise<Carried | undefined> {
  const { rows } = await sql<Carried>`
    with due as (
      select d.dispatch_id from dispatch d where d.channel_id = ${channelId}::uuid and d.state = 'waiting' and d.next_at <= realm_now()
      order by d.opened_at, d.dispatch_id limit 1 for update skip locked)
    update dispatch d set next_at = realm_now() + make_interval(mins => ${leaseMinutes}) from due, channel c
    where d.dispatch_id = due.dispatch_id and c.channel_id = d.channel_id
    returning d.dispatch_id as id, d.channel_id as "channelId", d.delivery_id as "deliveryId", d.opened_at as "openedAt", c.organisation_id as "organisationId", d.label_id as "labelId",
      c.way, c.address, c.login, c.state = 'ended' as ended, is_closed(c.organisation_id) as closed, d.tries,
      (select count(*)::integer from dispatch_try x where x.dispatch_id = d.dispatch_id) as "everTried",
      (select s.sealed from channel_secret s where s.channel_id = c.channel_id) as secret,
      (select p.place from dispatch_place p where p.dispatch_id = d.dispatch_id) as place`.execute(tx.db);
  return rows[0];
}

export async function keepPlace(tx: Tx, dispatchId: string, place: PushPlace): Promise<void> {
  await sql`insert into dispatch_place (dispatch_id, place) values (${dispatchId}::uuid, ${JSON.stringify(place)}::jsonb)
    on conflict (dispatch_id) do update set place = excluded.place`.execute(tx.db);
}

export interface Payload {
  readonly at: string;
  /** Null: what was taken back. */
  readonly audience: string | null;
  readonly version: number | null;
  readonly bundleId: string | null;
  /** A JSON array of the office's identity and of marking definitions. */
  readonly head: string | null;
  /** In the recipient's own order, without what was taken back from it since. */
  readonly bodies: readonly string[];
}

/** What a dispatch carries now. */
export async function payloadOf(tx: Tx, d: Carried): Promise<Payload> {
  return d.deliveryId === null ? recalledBy(tx, d) : packageOf(tx, d.deliveryId);
}

/** Nothing stands before it: the partner has the office and the markings. */
async function recalledBy(tx: Tx, d: Carried): Promise<Payload> {
  const { rows } = await sql<{ body: string }>`
    select s.body from dispatch_recalled r join shared_object s on s.object_id = r.object_id and s.modified = r.modified
    where r.dispatch_id = ${d.id}::uuid order by r.object_id`.execute(tx.db);
  return {
    at: d.openedAt,
    audience: null,
    version: null,
    bundleId: `bundle--${d.id}`,
    head: null,
    bodies: rows.map((r) => r.body),
  };
}

async function packageOf(tx: Tx, deliveryId: string): Promise<Payload> {
  const { rows } = await sql<Omit<Payload, "bodies">>`
    select d.at, d.audience, d.version, d.bundle_id as "bundleId", d.head from delivery d where d.delivery_id = ${deliveryId}::uuid`.execute(
    tx.db,
  );
  const [row] = rows;
  if (!row) throw new Error("a delivery on its way is none");
  const { rows: bodies } = await sql<{ body: string }>`
    select s.body from ${DELIVERED} join delivery d on d.delivery_id = p.delivery_id join ${ITS_OBJECT}
    where p.delivery_id = ${deliveryId}::uuid and not exists (
      select from recall r, jsonb_to_recordset(r.items) as i(kind text, value text)
      where r.organisation_id = d.organisation_id and r.at >= d.at and i.kind = v.kind and i.value = v.value)
    order by v.place`.execute(tx.db);
  return { ...row, bodies: bodies.map((b) => b.body) };
}

export interface Tried {
  readonly tryId: string;
  readonly dispatchId: string;
  readonly code: string;
  readonly state: "waiting" | "delivered" | "in_part" | "dead";
  /** Seconds to the next try; null = none by itself. */
  readonly wait: number | null;
}

/** Writes down how a try ended. What was sent again meanwhile is tried again at once. */
export async function insertTried(tx: Tx, t: Tried): Promise<void> {
  await sql`
    update dispatch set code = ${t.code}, tries = tries + 1, state = ${t.state},
      next_at = realm_now() + make_interval(secs => ${t.wait ?? 0}), ended_at = case when ${t.state === "waiting"} then null else realm_now() end
    where dispatch_id = ${t.dispatchId}::uuid`.execute(tx.db);
  await sql`
    insert into dispatch_try (dispatch_try_id, dispatch_id, label_id, audience_class, at, code, next_at)
    select ${t.tryId}::uuid, d.dispatch_id, d.label_id, d.audience_class, realm_now(), ${t.code}, case when ${t.wait === null} then null else d.next_at end
    from dispatch d where d.dispatch_id = ${t.dispatchId}::uuid`.execute(tx.db);
}

export interface DispatchRow {
  readonly id: string;
  readonly at: string;
  readonly channel: string;
  readonly organisation_id: string;
  readonly way: WayName;
  /** Both null: what was taken back. */
  readonly release: string | null;
  readonly audience: string | null;
  readonly state: "waiting" | "delivered" | "in_part" | "dead";
  readonly tries: number;
  readonly next_at: string;
  readonly ended_at: string | null;
  readonly code: string | null;
}

/** One page of what the caller's office sent, newest first; one row more than asked where there is a next. */
export async function dispatchRows(
  tx: ReaderTx,
  ask: {
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
    readonly state: "waiting" | "dead" | null;
    readonly channel: string | null;
  },
): Promise<readonly DispatchRow[]> {
  const { after, limit, state, channel } = ask;
  const { rows } = await sql<DispatchRow>`
    select d.dispatch_id as id, d.opened_at as at, d.channel_id as channel, c.organisation_id, c.way, d.release_id as release, r.audience, d.state, d.tries,
      d.next_at, d.ended_at, d.code
    from dispatch d join channel c using (channel_id) left join release r on r.release_id = d.release_id
    where c.owner_id = ${tx.reader.organisationId}::uuid and (${state === null} or d.state = ${state}) and (${channel === null} or d.channel_id = ${channel}::uuid)
      and (${after === undefined} or (d.opened_at, d.dispatch_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by d.opened_at desc, d.dispatch_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export interface TryRow {
  readonly dispatch_id: string;
  readonly at: string;
  readonly code: string;
  readonly next_at: string | null;
}

/** The last tries of these deliveries, newest first. */
export async function triesOf(tx: ReaderTx, dispatches: readonly string[], most: number): Promise<readonly TryRow[]> {
  const { rows } = await sql<TryRow>`
    select t.* from unnest(${[...dispatches]}::uuid[]) as d(id) cross join lateral (
      select x.dispatch_id, x.at, x.code, x.next_at from dispatch_try x where x.dispatch_id = d.id
      order by x.at desc, x.dispatch_try_id desc limit ${most}) t`.execute(tx.db);
  return rows;
}

/** Puts a delivery that was given up, or that waits, on its way at once. @returns its label, or undefined where there is none to send */
export async function sendOnceMore(tx: ReaderTx, id: string, at: string): Promise<number | undefined> {
  const { rows } = await sql<{ label_id: number }>`
    update dispatch d set state = 'waiting', tries = 0, next_at = ${at}::timestamptz, ended_at = null from channel c
    where d.dispatch_id = ${id}::uuid and c.channel_id = d.channel_id and c.owner_id = current_organisation() and c.state <> 'ended'
      and d.state in ('waiting', 'dead', 'in_part') returning d.label_id`.execute(tx.db);
  return rows[0]?.label_id;
}
