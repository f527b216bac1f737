/** Lets an alias of two owners name one of them: which one would hang on the order of a file. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-two-owners",
  truth: "An alias of two owners names neither.",
  file: "packages/fusion/src/reference/aliases.ts",
  replace: "for (const key of shared) byKey.delete(key);",
  by: "for (const key of shared) byKey.get(key);",
  test: {
    file: "packages/fusion/src/reference/aliases.test.ts",
    name: "flags an everyday word, and an alias of two owners names neither",
  },
};
