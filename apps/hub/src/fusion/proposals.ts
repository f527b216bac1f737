/**
 * Pairs that are worth a person's look: not joined by the policy, close to it, and nobody has spoken about them. Everything is
 * this reader's: the reports, the evidence, the statements.
 */
import type { ScoredLink } from "@noroshi/fusion";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { rulingOf } from "./policy.ts";
import { holdsOn } from "./said-store.ts";
import { scoreNeighbours } from "./score-neighbours.ts";
import { viewOf } from "./view.ts";

/** The pairs among and around these reports, strongest first. */
export async function proposalsAmong(
  realm: Realm,
  tx: ReaderTx,
  seeds: readonly string[],
): Promise<readonly ScoredLink[]> {
  const ruling = await rulingOf(realm, tx);
  if (!ruling || seeds.length === 0) return [];
  const near = await scoreNeighbours(realm, tx, seeds, ruling.proposing);
  const ends = [...new Set(near.flatMap((l) => [l.a, l.b]))];
  const view = await viewOf(realm, tx, ends);
  const holds = await holdsOn(tx, ends);
  const spoken = new Set([...holds.must, ...holds.cannot].map(([a, b]) => `${a} ${b}`));
  return near
    .filter((l) => view.groupOf.get(l.a) !== view.groupOf.get(l.b) && !spoken.has(`${l.a} ${l.b}`))
    .sort((x, y) => y.score - x.score || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1));
}
