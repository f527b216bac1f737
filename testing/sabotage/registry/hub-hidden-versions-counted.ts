/** Counts versions that a reader does not see: a number would tell of them. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-hidden-versions-counted",
  truth: "What a reader may not see is not there.",
  file: "apps/hub/src/intake/reading/store.ts",
  replace:
    "greatest(1, (select count(*) from report v where v.owner_id = r.owner_id and v.source_ref = r.source_ref and v.version <= r.version))::integer as version",
  by: "r.version",
  test: {
    file: "apps/hub/src/worlds/worlds.test.ts",
    name: "what bank is answered > is the same, byte for byte, whatever was filed that it cannot see",
  },
};
