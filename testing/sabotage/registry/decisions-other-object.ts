/** An approval names exactly what it approves. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "decisions-other-object",
  truth: "An approval names exactly what it approves.",
  file: "packages/decisions/src/gate/votes.ts",
  replace: 'if (vote.objectDigest !== objectDigest) code = "APPROVAL_OF_SOMETHING_ELSE";\n    else if',
  by: "if",
  test: {
    file: "packages/decisions/src/decisions.test.ts",
    name: "opens for exactly what was approved: a changed object suspends",
  },
};
