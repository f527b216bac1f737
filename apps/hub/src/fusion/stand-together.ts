/**
 * Under a policy that is not transitive, a cluster asks of all its pairs whether they bear each other, also of those that no
 * posting brought together. Reads the features of the component through the transaction's own eyes, duty or reader alike.
 */
import { companions, type ScoredLink } from "@noroshi/fusion";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { joinParts } from "./parts.ts";
import type { Ruling } from "./policy.ts";
import { readFeatures } from "./store.ts";

/** The links, and beside them the companions that `cluster` wants under this policy. */
export async function withCompanions(
  realm: Realm,
  tx: DutyTx<"fusion"> | ReaderTx,
  reports: readonly string[],
  links: readonly ScoredLink[],
  { policy, reference }: Ruling,
): Promise<readonly ScoredLink[]> {
  if (policy.minShare === 0 || links.length === 0) return links;
  const parts = await readFeatures(realm, tx, reports);
  const linkable = reports.map((report) => ({ report, features: joinParts(parts.get(report) ?? []) }));
  return [...links, ...companions(linkable, links, policy, reference)];
}
