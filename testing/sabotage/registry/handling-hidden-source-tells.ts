/** Lets statements that do not serve a recipient shape what it is told of the value: times, ends and markings give them away. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "handling-hidden-source-tells",
  truth: "Nothing in a package hints at a source that does not serve it.",
  file: "packages/handling/src/package.ts",
  replace: "factsFor(same.filter((s) => serves(s.label).has(recipient)))",
  by: "((f) => f && { ...f, validFrom: earliest(same.map((s) => s.validFrom ?? s.receivedAt)) })(factsFor(same.filter((s) => serves(s.label).has(recipient))))",
  test: {
    file: "packages/handling/src/package.test.ts",
    name: "a package > is the same to the last fact whether or not there are statements that serve none of its recipients",
  },
};
