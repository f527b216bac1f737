/** Leaves acts on the list of what waits after they got their leaf: the next interval would log them again. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-act-waits-on",
  truth:
    "Every act has exactly one leaf in the log: no entry stands without its act, and none twice (DESIGN, truth 13).",
  file: "apps/hub/src/ledger/store.ts",
  replace: "const ids = leaves.flatMap((l) => (l.outboxId === null ? [] : [l.outboxId]));",
  by: "const ids = leaves.flatMap((l) => (l.outboxId === null ? [] : [-l.outboxId]));",
  test: {
    file: "apps/hub/src/ledger/ledger.test.ts",
    name: "the log of a realm > grows alike whether little or nothing happened",
  },
};
