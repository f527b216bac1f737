/** A JSON record with a key that nobody knows is not understood (SG-11). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-unknown-key",
  truth: "A JSON record with a key that nobody knows is not understood (SG-11).",
  file: "packages/sensing/src/readers/json/scanner.ts",
  replace: "if (node?.closed === true) this.sawUnknown = true;",
  by: "",
  test: {
    file: "packages/sensing/src/readers/whole.test.ts",
    name: "has a field that nobody knows, on whichever level fields are taken from",
  },
};
