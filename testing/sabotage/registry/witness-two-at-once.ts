/** Lets a witness answer two requests at once, each from what it remembered before the other. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "witness-two-at-once",
  truth: "A witness cosigns no second past of a log (SG-22).",
  file: "apps/auditor/src/witness/serve.ts",
  replace: "const next = last.then(() => answer(body));",
  by: "const next = answer(body);",
  test: {
    file: "apps/auditor/src/witness/witness.test.ts",
    name: "the commission's witness > answers many at once one after the other, so that only one of two pasts is cosigned",
  },
};
