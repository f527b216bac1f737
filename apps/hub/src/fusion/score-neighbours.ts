/**
 * Compares some reports with all that share a posting with them, over the rows that the transaction's reader sees.
 * The one code path of linking: the duty's links and a reader's view differ only in whose transaction this is.
 */
import { type LinkableReport, type ScoredLink, score } from "@noroshi/fusion";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { joinParts } from "./parts.ts";
import type { Ruling } from "./policy.ts";
import { neighbours, readFeatures } from "./store.ts";

/** Scored pairs of at least the policy's `threshold` that touch one of these reports, each pair once. */
export async function scoreNeighbours(
  realm: Realm,
  tx: DutyTx<"fusion"> | ReaderTx,
  ids: readonly string[],
  { policy, reference }: Ruling,
): Promise<readonly ScoredLink[]> {
  const pairs = await neighbours(tx, ids);
  const wanted = [...new Set(pairs.flatMap((p) => [p.a, p.b]))];
  const parts = await readFeatures(realm, tx, wanted);
  const linkable = new Map<string, LinkableReport>(
    wanted.map((id) => [id, { report: id, features: joinParts(parts.get(id) ?? []) }]),
  );
  const links = new Map<string, ScoredLink>();
  for (const { a, b } of pairs) {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (links.has(key)) continue;
    const [one, other] = [linkable.get(a), linkable.get(b)];
    const link = one && other ? score(one, other, policy, reference) : undefined;
    if (link && link.score >= policy.threshold) links.set(key, link);
  }
  return [...links.values()];
}
