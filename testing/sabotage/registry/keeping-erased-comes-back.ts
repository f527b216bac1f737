/** Brings an erased report's values back from an older backup. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "keeping-erased-comes-back",
  truth: "Erasure reaches backups.",
  file: "apps/hub/src/keeping/erase.ts",
  replace: '  "assertion",\n',
  by: "",
  test: {
    file: "apps/hub/src/keeping/backup.test.ts",
    name: "what was erased after the backup > does not come back from it: neither key nor value",
  },
};
