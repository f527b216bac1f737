/** Takes the cloud that half the world rents for a root: every week would have its wave. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-cloud-is-root",
  truth: "What half the world uses is no root.",
  file: "packages/fusion/src/campaign/waves.ts",
  replace: 'terms.rarity("root", root.key) < RARE_ROOT ||',
  by: "",
  test: {
    file: "packages/fusion/src/campaign/waves.test.ts",
    name: "have no root in what half the world uses, in a malware or in a content network",
  },
};
