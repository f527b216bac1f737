/**
 * The realm's time. In a transaction a store asks `tx.now()`, which is the database's realm_now(); beside the database a host
 * clock port answers, set from realm_now() once and carried on by the monotonic clock, so that a jump of the host's wall
 * clock between two looks changes nothing unseen.
 * This is the one file of the hub that may read the machine's clocks; a house test holds all others to it.
 */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { asDuty } from "./act.ts";
import type { Realm } from "./realm.ts";

export interface Clock {
  now(): Promise<Temporal.Instant>;
}

/** Counts milliseconds since some moment and never jumps. */
export interface Ticker {
  ticks(): number;
}

export const hostTicker: Ticker = { ticks: () => performance.now() };

/** The machine's own time, for the shared sign-in alone: it belongs to no realm. Whatever gates an act asks the realm's clock. */
export const hostNow = (): Date => new Date();

/** The host's wall clock in milliseconds: it may jump, and only the watch for jumps reads it. */
export interface Wall {
  now(): number;
}

export const hostWall: Wall = { now: () => Date.now() };

/** The database is asked again after this long, so that a slow drift of the monotonic clock stays below a few milliseconds. */
const FRESH_FOR_MS = 60_000;

/** A clock for work beside the database (SSE, rate limits, log lines): at most one look a minute, none for a stepped realm's step. */
export function realmClock(realm: Realm, ticker: Ticker = hostTicker): Clock {
  let seen: { readonly instant: Temporal.Instant; readonly at: number; readonly stands: boolean } | undefined;
  return {
    now: async () => {
      const at = ticker.ticks();
      if (seen === undefined || seen.stands || at - seen.at > FRESH_FOR_MS)
        seen = { ...(await look(realm)), at: ticker.ticks() };
      const passed = seen.stands ? 0 : Math.max(0, Math.round((ticker.ticks() - seen.at) * 1e6));
      return seen.instant.add({ nanoseconds: passed });
    },
  };
}

async function look(realm: Realm): Promise<{ instant: Temporal.Instant; stands: boolean }> {
  return asDuty(realm, "door", async (tx) => {
    const { rows } = await sql<{
      now: string;
      stands: boolean;
    }>`select realm_now() as now, r.clock_stepped is not null as stands from realm r`.execute(tx.db);
    const row = rows[0];
    if (row === undefined) throw new Error("the realm has no clock");
    return { instant: Temporal.Instant.from(row.now), stands: row.stands };
  });
}

/** Moves a stepped realm's clock on. Time never goes back: an earlier instant changes nothing. */
export async function stepClock(realm: Realm, to: Temporal.Instant): Promise<Temporal.Instant> {
  return asDuty(realm, "keeper", async (tx) => {
    const { rows } = await sql<{ now: string }>`
      update realm set clock_stepped = greatest(clock_stepped, ${to.toString()}::timestamptz) where clock_stepped is not null returning clock_stepped as now`.execute(
      tx.db,
    );
    const row = rows[0];
    if (row === undefined)
      throw new RangeError(`the clock of realm ${realm.name} runs by itself; only a stepped one can be moved`);
    return Temporal.Instant.from(row.now);
  });
}
