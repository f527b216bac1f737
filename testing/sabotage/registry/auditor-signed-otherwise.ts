/** Holds a signature against its digest and never against what the entry says. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-signed-otherwise",
  truth: "What was signed is what the record says was decided.",
  file: "apps/auditor/src/signatures/statement.ts",
  replace: "return pairs.find(([name, recorded]) => of(name) !== recorded)?.[0];",
  by: "return pairs.find(([name]) => !Object.hasOwn(said, name))?.[0];",
  test: {
    file: "apps/auditor/src/signatures/signatures.test.ts",
    name: "a decision that its entry says was signed > is named where what was signed is not what the entry says",
  },
};
