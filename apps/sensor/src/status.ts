/** How a sensor stands, from its own chain and spool: counts alone, no content. */
import { STORES } from "@noroshi/selection";
import { doneUntil } from "./hub/deliver.ts";
import { entriesOf } from "./keeping/chain.ts";
import { keptNumbers } from "./keeping/kept-store.ts";

/** Figures since the first entry. */
export function statusOf(data: string) {
  const entries = entriesOf(data);
  const stores = STORES.map((store) => {
    const own = entries.flatMap((one) =>
      one.schema === "selection-certificate/1" && one.store === store ? [one] : [],
    );
    const sum = (pick: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + pick(one), 0);
    const destroyedBy: Record<string, number> = {};
    for (const one of own)
      for (const [reason, n] of Object.entries(one.destroyedBy ?? {}))
        destroyedBy[reason] = (destroyedBy[reason] ?? 0) + n;
    return {
      store,
      batches: own.length,
      ...{ received: sum((c) => c.received), kept: sum((c) => c.kept), destroyed: sum((c) => c.destroyed) },
      ...{ refused: sum((c) => c.refused), unreadable: sum((c) => c.unreadable), destroyedBy },
      interrupted: own.filter(({ reason }) => reason === "INTERRUPTED").length,
      lastReason: own.at(-1)?.reason ?? null,
      capReached: [...new Set(own.flatMap(({ capReached }) => capReached))].sort(),
      keptHere: keptNumbers(data, store).length,
    };
  });
  const beat = entries.filter((one) => one.schema === "sensor-heartbeat/1").at(-1);
  return {
    stores,
    entries: entries.length,
    waiting: entries.length - doneUntil(data),
    uses: entries.filter((one) => one.schema === "sensor-use/1").length,
    lastHeartbeat: beat?.at ?? null,
    lost: beat?.schema === "sensor-heartbeat/1" ? beat.lost : 0,
  };
}
