/** Lets a public suffix match everything below it: one listed suffix accuses a whole country. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-suffix-is-parent",
  truth: "A public suffix is never a parent.",
  file: "packages/sensing/src/match/build.ts",
  replace: "exact === true || isPublicSuffix(value)",
  by: "exact === true",
  test: {
    file: "packages/sensing/src/match/match.test.ts",
    name: "a name > that is a public suffix matches only itself",
  },
};
