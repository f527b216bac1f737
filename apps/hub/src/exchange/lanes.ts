/**
 * Keeps every channel to a partner on a lane of its own: within a channel one thing after another, among channels nobody waits for
 * anybody, however slow a partner is. What is due stands in the database; a lane that ends in a fault is begun again by the next look.
 */
import { DELIVERY_DUTY } from "../accounts/duties.ts";
import { writeActor } from "../accounts/store.ts";
import { asDuty } from "../db/act.ts";
import type { OpenRealm } from "../open-realm.ts";
import type { PartnerLine } from "../outbound/partner.ts";
import { carryOne } from "./carry.ts";
import { channelsDue } from "./dispatch-store.ts";
import { takeRound } from "./subscribe.ts";

export interface Lanes {
  /** Begins a lane for each channel with something due that has none. Waits for no partner. */
  readonly look: () => Promise<void>;
  /** Breaks off every call to a partner; what was in hand is found again. */
  readonly stop: () => Promise<void>;
}

export function exchangeLanes(room: OpenRealm, line: PartnerLine, log: (line: string) => void): Lanes {
  const stopped = new AbortController();
  const busy = new Map<string, Promise<void>>();
  /** Looked for while its lane was about to end: looked at once more. */
  const wanted = new Set<string>();

  const step = async (channelId: string): Promise<boolean> =>
    (await carryOne(room, line, channelId, stopped.signal)) || (await takeRound(room, line, channelId, stopped.signal));
  const lane = async (channelId: string): Promise<void> => {
    do {
      wanted.delete(channelId);
      while (!stopped.signal.aborted && (await step(channelId)));
    } while (wanted.has(channelId) && !stopped.signal.aborted);
  };
  return {
    async look() {
      const due = await asDuty(room.realm, "delivery", channelsDue);
      if (due.length === 0 || stopped.signal.aborted) return;
      await asDuty(room.realm, "door", (tx) =>
        writeActor(tx, {
          id: DELIVERY_DUTY,
          kind: "duty",
          organisationId: null,
          personId: null,
          name: "delivery duty",
        }),
      );
      for (const id of due) {
        wanted.add(id);
        if (busy.has(id)) continue;
        const one = lane(id)
          .catch((e: unknown) => log(`realm ${room.name}: a channel will be looked at again: ${String(e)}`))
          .finally(() => busy.delete(id));
        busy.set(id, one);
      }
    },
    async stop() {
      stopped.abort();
      await Promise.all(busy.values());
    },
  };
}
