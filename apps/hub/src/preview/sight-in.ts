/** The handling rule's view of the world inside one reader's transaction. */
import type { Label } from "@noroshi/handling";
import type { Directory } from "../accounts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { compartmentsIn, type Sight, sightOf } from "./preview.ts";
import { clearedBodies } from "./store.ts";

/** What the rule may look up, for labels that this transaction showed. */
export async function sightIn(tx: ReaderTx, directory: Directory, labels: Iterable<Label>): Promise<Sight> {
  const cleared = await clearedBodies(tx, compartmentsIn(labels));
  return sightOf(directory, (await tx.now()).epochMilliseconds, cleared);
}
