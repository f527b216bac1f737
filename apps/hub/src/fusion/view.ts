/**
 * What one reader sees joined: its visible reports, linked by the evidence that it sees on both sides, as if nothing else
 * existed. The same look-up, score and clustering as the duty's, over the rows of this reader.
 */
import { cluster, type ScoredLink } from "@noroshi/fusion";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { rulingOf } from "./policy.ts";
import { holdsOn } from "./said-store.ts";
import { scoreNeighbours } from "./score-neighbours.ts";
import { withCompanions } from "./stand-together.ts";

export interface View {
  /** Every report that was reached, with the id of its group. */
  readonly groupOf: ReadonlyMap<string, string>;
  readonly members: (reportId: string) => readonly string[];
  /** The scored pairs behind the groups. */
  readonly links: readonly ScoredLink[];
}

/** A view grows from its seeds at most to this many reports: a page, not the archive. */
const LIMIT = 3000;

/** The groups of these reports, as this reader sees them. */
export async function viewOf(realm: Realm, tx: ReaderTx, seeds: readonly string[]): Promise<View> {
  const ruling = await rulingOf(realm, tx);
  const known = new Set(seeds);
  const links = new Map<string, ScoredLink>();
  let frontier = [...known];
  while (ruling && frontier.length > 0 && known.size < LIMIT) {
    const found = await scoreNeighbours(realm, tx, frontier, ruling);
    const next = new Set<string>();
    for (const link of found) {
      links.set(`${link.a} ${link.b}`, link);
      if (link.score < ruling.policy.threshold) continue;
      for (const end of [link.a, link.b]) if (!known.has(end)) next.add(end);
    }
    // Who was said to stand together stands together, as far as this reader sees both and the statement.
    for (const pair of (await holdsOn(tx, frontier)).must) for (const end of pair) if (!known.has(end)) next.add(end);
    for (const id of next) known.add(id);
    frontier = [...next];
  }
  const holds = await holdsOn(tx, [...known]);
  const groupOf = ruling
    ? cluster(known, await withCompanions(realm, tx, [...known], [...links.values()], ruling), ruling.policy, holds)
    : new Map([...known].map((id) => [id, id]));
  const groups = Map.groupBy(groupOf.keys(), (id) => groupOf.get(id) ?? id);
  return { groupOf, links: [...links.values()], members: (id) => groups.get(groupOf.get(id) ?? id) ?? [id] };
}
