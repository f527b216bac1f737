/** Lets an echo serve: what a hub told a body would come back as that body's own word. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "handling-echo-serves",
  truth: "Echo can never launder a caveat away.",
  file: "packages/handling/src/may-see.ts",
  replace: 'if (label.provenance === "shadowed" || label.provenance === "echo")',
  by: 'if (label.provenance === "shadowed")',
  test: {
    file: "packages/handling/src/provenance.test.ts",
    name: "serves nobody but its owner when it is an echo or the originator sent the value itself",
  },
};
