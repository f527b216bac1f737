/**
 * What was kept, handed out for a purpose. To protect is what it was kept for. For another purpose only what a permit opens: by
 * its party's consent, on the commission's list, not taken back; and the use is an entry of the chain before anything is shown.
 */

import type { SetUp } from "@noroshi/selection";
import { openSetUp, STORES, type StoreName, unusableFor } from "@noroshi/selection";
import type { KeptRecord, Use, UseCode } from "@noroshi/selection/contract";
import { SensorError } from "./errors.ts";
import type { Chain } from "./keeping/chain.ts";
import { keptBy, keptNumbers } from "./keeping/kept-store.ts";

export type Kept = Readonly<Record<StoreName, readonly KeptRecord[]>>;

/** Everything that is still kept here, for what it was kept for. */
export function keptToProtect(data: string): Kept {
  const of = (store: StoreName) => keptNumbers(data, store).flatMap((n) => keptBy(data, store, n)?.records ?? []);
  return { communications: of("communications"), owner: of("owner") };
}

/** What is open to another purpose. Codes: SENSOR_USE_REFUSED with the first reason. */
export async function keptFor(use: Use, data: string, setUp: SetUp, chain: Chain, now: string): Promise<Kept> {
  if (use === "protect") return keptToProtect(data);
  const { permits, status } = await openSetUp(setUp);
  const law = { now, status, inForce: status?.inForce ?? new Set<string>() };
  const open = new Set<string>();
  let refused: UseCode = "USE_NOT_OPEN";
  for (const { permit, acts } of permits) {
    const reason = unusableFor(permit, acts, law, use);
    if (reason === undefined) open.add(permit.id);
    else refused = reason;
  }
  if (open.size === 0)
    throw new SensorError("SENSOR_USE_REFUSED", `${refused}: nothing that is kept here may be used to ${use}.`);
  const all = keptToProtect(data);
  const shown: Record<StoreName, KeptRecord[]> = { communications: [], owner: [] };
  for (const store of STORES) {
    shown[store] = all[store].filter(({ authorisation }) => open.has(authorisation));
    const used = [...new Set(shown[store].map(({ authorisation }) => authorisation))].sort();
    if (used.length > 0)
      chain.append({
        schema: "sensor-use/1",
        ...{ realm: setUp.realm, at: now, store, use, permits: used, records: shown[store].length },
      });
  }
  return shown;
}
