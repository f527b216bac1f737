/** Takes a fact that nobody knows for a no: a duty to report would be missed for want of an answer. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "law-unknown-is-no",
  truth: "A trigger whose facts are unknown cannot be told yet; it is never no.",
  file: "packages/law/src/predicate/expression.ts",
  replace: 'value === undefined || value === null || value === "unknown" ? null : value',
  by: "value === undefined || value === null ? null : value",
  test: {
    file: "packages/law/src/predicate/expression.test.ts",
    name: "takes the answer unknown as not known, never as no",
  },
};
