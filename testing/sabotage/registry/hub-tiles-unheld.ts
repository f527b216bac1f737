/** Lets a log go on from tiles whose hashes nobody held against the checkpoint. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-tiles-unheld",
  truth: "A log goes on only from tiles that make the root of its checkpoint (SG-22).",
  file: "apps/hub/src/ledger/folder.ts",
  replace: "if (signed !== undefined && !sameHash(atOnce(nodeSha256, edge.root()), signed.root))",
  by: "if (signed !== undefined && edge.size !== Number(signed.size))",
  test: {
    file: "apps/hub/src/ledger/ledger.test.ts",
    name: "the log of a realm > refuses to go on from tiles that were changed",
  },
};
