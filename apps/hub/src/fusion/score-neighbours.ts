/**
 * Compares some reports with all that share a posting with them, over the rows that the transaction's reader sees.
 * The one code path of linking: the duty's links and a reader's view differ only in whose transaction this is.
 */
import type { ScoredLink } from "@noroshi/fusion";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { readPrepared } from "./feature-store.ts";
import type { Ruling } from "./policy.ts";
import { neighbours } from "./store.ts";

/** Scored pairs of at least the policy's `threshold` that touch one of these reports, each pair once. */
export async function scoreNeighbours(
  realm: Realm,
  tx: DutyTx<"fusion"> | ReaderTx,
  ids: readonly string[],
  { policy, memory }: Omit<Ruling, "proposing">,
): Promise<readonly ScoredLink[]> {
  const pairs = await neighbours(tx, ids, policy.windowDays);
  const known = await readPrepared(realm, tx, [...new Set(pairs.flatMap((p) => [p.a, p.b]))], memory);
  const links = new Map<string, ScoredLink>();
  for (const { a, b } of pairs) {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    if (links.has(key)) continue;
    const [one, other] = [known.get(a), known.get(b)];
    const link = one && other ? memory.score(one, other) : undefined;
    if (link && link.score >= policy.threshold) links.set(key, link);
  }
  return [...links.values()];
}
