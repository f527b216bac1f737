/**
 * Forgets everything that linkage derived and computes it again from what is kept. The same reports, policy and pinned
 * reference give the same links and clusters; cases, which people's orders opened, are not touched.
 */
import { asDuty } from "../db/act.ts";
import type { OpenRealm } from "../open-realm.ts";
import { fuse } from "./fuse.ts";
import { forgetDerived } from "./store.ts";

/** @returns how many reports were linked again */
export async function rebuild(room: OpenRealm): Promise<number> {
  await asDuty(room.realm, "keeper", forgetDerived);
  return fuse(room);
}
