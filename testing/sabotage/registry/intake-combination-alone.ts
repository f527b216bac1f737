/** Takes each value of a combination for malicious by itself: an address beside a port would be blocked whole. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-combination-alone",
  truth: "What a pattern says of several values together it says of none of them alone.",
  file: "packages/intake/src/stix/pattern-values.ts",
  replace: "asking.length === 1",
  by: "asking.length > 0",
  test: {
    file: "packages/intake/src/formats/stix-bundle.test.ts",
    name: "patterns > values that matter only together are context; a file's hash names the file by itself",
  },
};
