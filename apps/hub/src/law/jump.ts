/**
 * The host's time in doubt. A host whose clock jumps by more than two seconds against its monotonic clock has told wrong times
 * before or after: deadlines of what comes in from then on stand still until a person has looked and confirmed the time.
 * Realms whose clock is stepped do not follow the host and are not touched.
 */
import { asDuty } from "../db/act.ts";
import { systemChance } from "../db/chance.ts";
import { hostTicker, hostWall, type Ticker, type Wall } from "../db/clock.ts";
import type { OpenRealm } from "../open-realm.ts";
import { confirmJumps, noteJump, openJumps } from "./jump-store.ts";

/** Source: the realm's ruling on clocks; a leap second or a slew stays below it. */
const JUMP_MS = 2_000;

/** Looks at both clocks each time it is called; gives the jump since the last look, if there was one. */
export function jumpDetector(
  wall: Wall = hostWall,
  ticker: Ticker = hostTicker,
): () => { readonly sinceMs: number; readonly seconds: number } | undefined {
  let last = { wall: wall.now(), ticks: ticker.ticks() };
  return () => {
    const seen = { wall: wall.now(), ticks: ticker.ticks() };
    const expected = last.wall + (seen.ticks - last.ticks);
    const off = seen.wall - expected;
    const sinceMs = Math.min(last.wall, seen.wall);
    last = seen;
    return Math.abs(off) > JUMP_MS ? { sinceMs, seconds: off / 1000 } : undefined;
  };
}

/** Notes a jump in every realm that follows the host. */
export async function doubtTime(
  rooms: Iterable<OpenRealm>,
  jump: { readonly sinceMs: number; readonly seconds: number },
  log: (line: string) => void,
): Promise<void> {
  for (const room of rooms) {
    const noted = await asDuty(room.realm, "door", (tx) => noteJump(tx, { id: systemChance.uuid(), ...jump }));
    if (noted)
      log(
        `realm ${room.name}: the host's clock jumped by ${jump.seconds.toFixed(1)} s; new deadlines stand still until ` +
          `\`noroshi clocks confirm --realm ${room.name} --by NAME\``,
      );
  }
}

/** A person has looked at the host's time and holds it to be right. @returns how many jumps that settled */
export const confirmTime = (room: OpenRealm, by: string): Promise<number> =>
  asDuty(room.realm, "door", (tx) => confirmJumps(tx, by));

/** Jumps of this realm that nobody has confirmed. */
export const unconfirmedJumps = (room: OpenRealm): Promise<readonly { since: string; seconds: number }[]> =>
  asDuty(room.realm, "door", openJumps);
