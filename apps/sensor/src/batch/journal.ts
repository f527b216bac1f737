/**
 * What was begun and not yet certified: how many records for which stores, nothing of them. A sensor that finds such a word at
 * its start was stopped in the middle; it destroys whatever was kept without a certificate and raises that as an incident.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Certificate, STORES, type StoreName } from "@noroshi/selection";
import { z } from "zod";
import type { Chain } from "../keeping/chain.ts";
import { clearHalves, shred, writeWhole } from "../keeping/files.ts";
import { destroy, numbersIn } from "../keeping/kept-store.ts";

const Begun = z.strictObject({
  realm: z.string(),
  stores: z.array(z.enum(STORES)),
  received: z.number().int(),
  unreadable: z.number().int(),
});
type Begun = z.infer<typeof Begun>;

/** Says what is about to be selected from; on disk when it returns. Empty stores: it is done. */
export function begin(data: string, about: Begun): void {
  if (about.stores.length === 0) shred(pathOf(data));
  else writeWhole(pathOf(data), JSON.stringify(about));
}

/** Puts right what a crash left, and gives back the incidents. */
export function recover(data: string, chain: Chain, now: string): Certificate[] {
  clearHalves(data);
  for (const store of STORES)
    for (const number of numbersIn(data, store)) if (number >= chain.next()) destroy(data, store, number);
  if (!existsSync(pathOf(data))) return [];
  const begun = Begun.parse(JSON.parse(readFileSync(pathOf(data), "utf8")));
  const incidents = begun.stores.map((store) => {
    const entry = chain.append(interrupted(begun, store, now));
    if (entry.schema !== "selection-certificate/1") throw new Error("an entry of another kind was written");
    return entry;
  });
  shred(pathOf(data));
  return incidents;
}

function interrupted(
  { realm, received, unreadable }: Begun,
  store: StoreName,
  at: string,
): Omit<Certificate, "number" | "before"> {
  const nothing = { destroyedBy: null, perDirection: null, capReached: [], keptBy: {}, commitment: null };
  return {
    schema: "selection-certificate/1",
    ...{ realm, at, store, permits: [], received, refused: received, reason: "INTERRUPTED" },
    ...{ kept: 0, destroyed: 0, unreadable, ...nothing },
  };
}

function pathOf(data: string): string {
  return join(data, "begun.json");
}
