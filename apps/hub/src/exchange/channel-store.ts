/** Channels to partners as rows: of the office that keeps them. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export type WayName = "taxii" | "webhook" | "taxii_pull" | "misp_feed" | "misp_pull";
export type ChannelState = "open" | "paused" | "ended";

export interface ChannelRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly way: WayName;
  readonly address: string;
  readonly login: string | null;
  readonly every_minutes: number | null;
  readonly state: ChannelState;
  readonly opened_at: string;
  readonly next_at: string | null;
  readonly failures: number;
  readonly last_at: string | null;
  readonly last_code: string | null;
  readonly last_notes: readonly string[];
  readonly taken: number;
  readonly has_secret: boolean;
  readonly waiting: number;
  readonly delivered: number;
  readonly in_part: number;
  readonly dead: number;
}

/** What an office keeps of its channels, ended ones last. At most a thousand: a partner has a few. */
export async function channelRows(tx: ReaderTx): Promise<readonly ChannelRow[]> {
  const { rows } = await sql<ChannelRow>`
    select c.channel_id as id, c.organisation_id, c.way, c.address, c.login, c.every_minutes, c.state, c.opened_at, c.next_at, c.failures,
      c.last_at, c.last_code, c.last_notes, c.taken::float8 as taken,
      exists (select from channel_secret s where s.channel_id = c.channel_id) as has_secret,
      coalesce(d.waiting, 0) as waiting, coalesce(d.delivered, 0) as delivered, coalesce(d.in_part, 0) as in_part, coalesce(d.dead, 0) as dead
    from channel c left join (
      select d.channel_id, (count(*) filter (where d.state = 'waiting'))::integer as waiting, (count(*) filter (where d.state = 'delivered'))::integer as delivered,
        (count(*) filter (where d.state = 'in_part'))::integer as in_part, (count(*) filter (where d.state = 'dead'))::integer as dead
      from dispatch d group by d.channel_id) d using (channel_id)
    where c.owner_id = ${tx.reader.organisationId}::uuid
    order by c.state = 'ended', c.opened_at, c.channel_id limit 1000`.execute(tx.db);
  return rows;
}

export interface NewChannel {
  readonly id: string;
  readonly label: LabelKey;
  readonly organisationId: string;
  readonly way: WayName;
  readonly address: string;
  readonly login: string | null;
  readonly everyMinutes: number | null;
  readonly at: string;
}

export async function insertChannel(tx: ReaderTx, c: NewChannel): Promise<void> {
  await sql`
    insert into channel (channel_id, label_id, audience_class, owner_id, organisation_id, way, address, login, every_minutes, opened_at, opened_by, next_at)
    values (${c.id}::uuid, ${c.label.label_id}, ${c.label.audience_class}, current_organisation(), ${c.organisationId}::uuid, ${c.way}, ${c.address}, ${c.login},
      ${c.everyMinutes}, ${c.at}::timestamptz, current_actor(), ${c.everyMinutes === null ? null : c.at}::timestamptz)`.execute(
    tx.db,
  );
}

/** Writes the key of a channel, or another one in its place. @param sealed under the realm's key */
export async function keepSecret(tx: ReaderTx, id: string, sealed: Buffer): Promise<void> {
  await sql`insert into channel_secret (channel_id, sealed) values (${id}::uuid, ${sealed})
    on conflict (channel_id) do update set sealed = ${sealed}`.execute(tx.db);
}

export interface ChannelChange {
  readonly state?: ChannelState | undefined;
  readonly address?: string | undefined;
  readonly login?: string | null | undefined;
  readonly everyMinutes?: number | undefined;
}

/** What a channel of the acting office is that has not ended; undefined where there is none. Locked until the act ends. */
export async function heldChannel(tx: ReaderTx, id: string): Promise<{ readonly way: WayName } | undefined> {
  const { rows } = await sql<{ way: WayName }>`
    select c.way from channel c where c.channel_id = ${id}::uuid and c.owner_id = current_organisation() and c.state <> 'ended' for update`.execute(
    tx.db,
  );
  return rows[0];
}

export async function changeChannel(tx: ReaderTx, id: string, c: ChannelChange, at: string): Promise<void> {
  await sql`
    update channel set state = coalesce(${c.state ?? null}, state), address = coalesce(${c.address ?? null}, address),
      login = case when ${c.login !== undefined} then ${c.login ?? null} else login end,
      every_minutes = coalesce(${c.everyMinutes ?? null}::integer, every_minutes),
      failures = 0, next_at = case when every_minutes is null then null else ${at}::timestamptz end
    where channel_id = ${id}::uuid`.execute(tx.db);
}
