/**
 * Who reads in a realm: gives a body its reader number and computes the set of labels that it may see.
 */

import { asDuty } from "./act.ts";
import { readerIn, readerNumber } from "./admit.ts";
import { forgetLabels } from "./label-cache.ts";
import type { Realm } from "./realm.ts";
import { recompute } from "./sets.ts";

/** A body's reader number, as it reads without any compartment; on first use it becomes a reader. */
export async function readerOf(realm: Realm, organisationId: string): Promise<number> {
  const known = await asDuty(realm, "door", (tx) => readerNumber(tx.db, organisationId, []));
  if (known !== undefined) return known;
  const readerNo = await asDuty(realm, "door", (tx) => readerIn(tx.db, organisationId, []));
  forgetLabels(realm);
  return readerNo;
}

/**
 * Computes every reader's set anew: after a body changed its kind, country or groups, after the rule changed, after a restore.
 * `whole` also fills what is derived from nothing: after a restore.
 * @returns how many labels now have other readers than before
 */
export async function recomputeSets(realm: Realm, options: { readonly whole?: boolean } = {}): Promise<number> {
  const changed = await asDuty(realm, "door", (tx) => recompute(tx.db, options));
  forgetLabels(realm);
  return changed;
}
