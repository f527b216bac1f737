/** A gate opens only on a legal basis that is in force when the act commits. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "decisions-basis-forgotten",
  truth: "A gate opens only on a legal basis that is in force when the act commits.",
  file: "packages/decisions/src/gate/step.ts",
  replace: 'return basis(facts) ?? consulted(facts) ?? voted(facts, "approved") ?? deconflicted(facts);',
  by: 'return consulted(facts) ?? voted(facts, "approved") ?? deconflicted(facts);',
  test: {
    file: "packages/decisions/src/decisions.test.ts",
    name: "asks first for the basis, then for the consultation abroad, then for the approval",
  },
};
