/** Subscriptions to partners as rows, for the duty that takes from them. */
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";
import type { WayName } from "./channel-store.ts";

type Tx = DutyTx<"delivery">;

export interface Subscription {
  readonly id: string;
  readonly organisationId: string;
  readonly way: WayName;
  readonly address: string;
  readonly login: string | null;
  readonly everyMinutes: number;
  readonly failures: number;
  readonly place: unknown;
  /** The door of the body that it takes from is closed. */
  readonly closed: boolean;
  readonly secret: Buffer | null;
}

/** Takes up a round that is due: nobody else does until the lease runs out. */
export async function takeSubscription(
  tx: Tx,
  channelId: string,
  leaseMinutes: number,
): Promise<Subscription | undefined> {
  const { rows } = await sql<Subscription>`
    update channel c set next_at = realm_now() + make_interval(mins => ${leaseMinutes})
    where c.channel_id = ${channelId}::uuid and c.state = 'open' and c.every_minutes is not null and c.next_at <= realm_now()
    returning c.channel_id as id, c.organisation_id as "organisationId", c.way, c.address, c.login, c.every_minutes as "everyMinutes", c.failures, c.place, is_closed(c.organisation_id) as closed,
      (select s.sealed from channel_secret s where s.channel_id = c.channel_id) as secret`.execute(tx.db);
  return rows[0];
}

/** Where it is, and that somebody still works on it. */
export async function keepPullPlace(tx: Tx, channelId: string, place: unknown, leaseMinutes: number): Promise<void> {
  await sql`update channel set place = ${JSON.stringify(place)}::jsonb, next_at = realm_now() + make_interval(mins => ${leaseMinutes})
    where channel_id = ${channelId}::uuid`.execute(tx.db);
}

export interface RoundEnded {
  readonly channelId: string;
  readonly code: string;
  readonly notes: readonly string[];
  readonly objects: number;
  readonly failed: boolean;
  /** Seconds to the next round. */
  readonly wait: number;
}

export async function endRound(tx: Tx, r: RoundEnded): Promise<void> {
  await sql`
    update channel set last_at = realm_now(), last_code = ${r.code}, last_notes = ${[...r.notes]}::text[], taken = taken + ${r.objects},
      failures = case when ${r.failed} then failures + 1 else 0 end, next_at = realm_now() + make_interval(secs => ${r.wait})
    where channel_id = ${r.channelId}::uuid`.execute(tx.db);
}
