/**
 * Match signals on what merely arrives: a job of the duty that links, apart from linking, so that nothing that its sender is answered
 * or shown waits for it or hangs on it. Nothing comes back from the search; what is common and harmless by itself is not looked for.
 */
import { asDuty } from "../db/act.ts";
import { rulingOf } from "../fusion/policy.ts";
import type { OpenRealm } from "../open-realm.ts";
import { arrivedIndicators, noteArrivals } from "./arrival-store.ts";
import { DECONFLICTION, openDesk } from "./desk.ts";

/** @param reports that were linked just now */
export async function matchArrivals(room: OpenRealm, reports: readonly string[]): Promise<void> {
  await openDesk(room);
  await asDuty(room.realm, "fusion", async (tx) => {
    const warning = (await rulingOf(room.realm, tx))?.reference.warning;
    const items = (await arrivedIndicators(tx, reports)).filter((i) => !warning?.has(i.kind, i.value));
    const { matchWaitMinutes, matchesADay } = DECONFLICTION;
    if (items.length > 0) await noteArrivals(tx, items, { waitMinutes: matchWaitMinutes, most: matchesADay });
  });
}
