/** Lets an object say one thing twice: two readers of the same bytes would see two different reports. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "stix-key-twice",
  truth: "A bad file gets an error that names the place and the rule; nothing is half stored.",
  file: "packages/stix/src/stream/read-value.ts",
  replace: "keysIn(value) !== keys",
  by: "keysIn(value) > keys",
  test: { file: "packages/stix/src/stream/open-bundle.test.ts", name: "reports a broken object and goes on" },
};
