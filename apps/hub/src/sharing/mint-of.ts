/** The hub's secret of sharing, for one realm. */
import { type Mint, minting } from "@noroshi/sharing";
import type { Realm } from "../db/realm.ts";

export function mintOf(realm: Realm): Mint {
  return minting(realm.key.derive("sharing"));
}
