/** Scores a reader's view with all that the duty knows of its reports: what is hidden of them moves weights. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-weight",
  truth: "Link reasons and weights are functions of the visible rows alone.",
  file: "apps/hub/src/fusion/score-neighbours.ts",
  replace: "const known = await readPrepared(realm, tx, [...new Set(pairs.flatMap((p) => [p.a, p.b]))], memory);",
  by: 'const known = await (await import("../db/act.ts")).asDuty(realm, "fusion", (all) =>\n    readPrepared(realm, all, [...new Set(pairs.flatMap((p) => [p.a, p.b]))], memory),\n  );',
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-an-operator.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
