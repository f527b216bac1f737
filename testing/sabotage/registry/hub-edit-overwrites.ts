/** Lets the second of two people write over what the first has just written. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-edit-overwrites",
  truth: "Edits by two people lose nothing.",
  file: "apps/hub/src/decisions/open.ts",
  replace: 'if (open.row.n !== seen) throw new Refusal("MOVED_ON");',
  by: "void seen;",
  test: {
    file: "apps/hub/src/decisions/room.test.ts",
    name: "is changed by two people without loss: who comes second on what is no more is told, and nothing is done",
  },
};
