/** Lets everybody read beside another source, whatever the sender's terms say. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-beside-for-all",
  truth: "What stands beside another source stays under its sender's terms.",
  file: "apps/hub/src/db/sets.ts",
  replace: ".filter((r) => mayReadBeside(r.facts, label, world) && !maySee(r.facts, label, world).allowed)",
  by: ".filter((r) => mayReadBeside(r.facts, label, world) || r.readerNo > 0)",
  test: {
    file: "apps/hub/src/db/sets.test.ts",
    name: "opens and closes what it covers at its instants, for every reader as the rule says",
  },
};
