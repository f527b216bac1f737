/** Gives a released value the same id for everybody: two recipients who compare see what both were told. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-id-for-all",
  truth: "A released object's id is derived with the hub's secret from audience and value.",
  file: "packages/sharing/src/stix/indicator-of.ts",
  replace: 'release.mint.uuid("object", release.audience, kind, value)',
  by: 'release.mint.uuid("object", kind, value)',
  test: {
    file: "packages/sharing/src/package.test.ts",
    name: "are the same for the same audience and value, and tell two audiences nothing of each other",
  },
};
