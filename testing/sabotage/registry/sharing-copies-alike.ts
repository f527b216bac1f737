/** Gives every recipient its objects in one order: a leaked copy whose envelope was cut off tells nobody whose it was. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-copies-alike",
  truth: "A leaked file tells its recipient (SG-25).",
  file: "packages/sharing/src/stix/package-of.ts",
  replace: 'mint.hex("order", recipientId, objectId)',
  by: 'mint.hex("order", recipientId.slice(0, 0), objectId)',
  test: {
    file: "packages/sharing/src/copies.test.ts",
    name: "names its recipient by the order of its objects when the envelope was cut off and some objects with it",
  },
};
