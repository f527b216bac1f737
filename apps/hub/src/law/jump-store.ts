/** Jumps of the host's clock as rows of a realm: since when its time is in doubt, and who confirmed it. */
import { sql } from "kysely";
import type { DutyTx } from "../db/act.ts";

/**
 * Notes a jump in realm time. @param since host time (ms) before which nothing is in doubt
 * @returns false where the realm's clock does not follow the host
 */
export async function noteJump(
  tx: DutyTx<"door">,
  jump: { readonly id: string; readonly sinceMs: number; readonly seconds: number },
): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`
    insert into clock_jump (jump_id, since, seen_at, seconds)
    select ${jump.id}::uuid, to_timestamp(${jump.sinceMs / 1000}::double precision) + coalesce(r.clock_offset, interval '0'), realm_now(), ${jump.seconds}
    from realm r where r.clock_stepped is null returning 1 as one`.execute(tx.db);
  return rows.length === 1;
}

/** @returns how many jumps had not been confirmed */
export async function confirmJumps(tx: DutyTx<"door">, by: string): Promise<number> {
  const { rows } = await sql<{ one: number }>`
    update clock_jump set confirmed_at = realm_now(), confirmed_by = ${by} where confirmed_at is null returning 1 as one`.execute(
    tx.db,
  );
  return rows.length;
}

/** The jumps that nobody has confirmed. */
export async function openJumps(tx: DutyTx<"door">): Promise<readonly { since: string; seconds: number }[]> {
  const { rows } = await sql<{ since: string; seconds: number }>`
    select since, seconds from clock_jump where confirmed_at is null order by since`.execute(tx.db);
  return rows;
}
