/**
 * Under a policy that is not transitive, a cluster asks of all its pairs whether they bear each other, also of those that no
 * posting brought together. Reads the features of the component through the transaction's own eyes, duty or reader alike.
 */
import { companionsOf, type ScoredLink } from "@noroshi/fusion";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { readPrepared } from "./feature-store.ts";
import type { Ruling } from "./policy.ts";

/** The links, and beside them the companions that `cluster` wants under this policy. */
export async function withCompanions(
  realm: Realm,
  tx: DutyTx<"fusion"> | ReaderTx,
  reports: readonly string[],
  links: readonly ScoredLink[],
  { policy, memory }: Ruling,
): Promise<readonly ScoredLink[]> {
  const joined = links.filter((link) => link.score >= policy.threshold);
  if (policy.minShare === 0 || joined.length === 0) return links;
  // Only who is linked at all can have a companion.
  const linked = new Set(joined.flatMap((link) => [link.a, link.b]));
  const known = await readPrepared(
    realm,
    tx,
    reports.filter((id) => linked.has(id)),
    memory,
  );
  return [...links, ...companionsOf([...known.values()], links, policy, (a, b) => memory.score(a, b))];
}
