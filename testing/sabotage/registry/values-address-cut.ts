/** Lets an address begin after a defanged colon: half an address would be taken for a whole one, and another host be named. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "values-address-cut",
  truth: "A value found in a text is the value that stands there, whole.",
  file: "packages/values/src/extract/sixes.ts",
  replace: "(?<=[^A-Za-z0-9:._[-]:)|",
  by: "",
  test: { file: "packages/values/src/extract/extract.test.ts", name: "an address after the colon of a label, whole" },
};
