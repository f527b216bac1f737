/** Gives all recipients their objects in one order: a leaked copy without its envelope names nobody. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-one-order-for-all",
  truth: "A leaked file names its recipient (SG-25).",
  file: "packages/sharing/src/stix/package-of.ts",
  replace: 'mint.hex("order", recipientId, objectId)',
  by: 'mint.hex("order", objectId)',
  test: {
    file: "packages/sharing/src/copies.test.ts",
    name: "a leaked copy > names its recipient by the order of its objects when the envelope was cut off and some objects with it",
  },
};
