/** Takes a fact that nobody knows for a no: a duty to report would be missed for want of an answer. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "law-unknown-is-no",
  truth: "A trigger whose facts are unknown cannot be told yet; it is never no.",
  file: "packages/law/src/predicate/expression.ts",
  replace: 'const verdict: Verdict = comparable ? (holds(test, wanted, found) ? "yes" : "no") : "cannot_tell_yet";',
  by: 'const verdict: Verdict = comparable && holds(test, wanted, found) ? "yes" : comparable || e.fact.startsWith("personal") ? "no" : "cannot_tell_yet";',
  test: {
    file: "packages/law/src/predicate/expression.test.ts",
    name: "takes the answer unknown as not known, never as no",
  },
};
