/** Nobody can try values against a commitment without the batch's own key. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-open-commitment",
  truth: "Nobody can try values against a commitment without the batch's own key.",
  file: "packages/selection/src/certificate/entry.ts",
  replace: 'createHmac("sha256", key).update(JSON',
  by: 'createHash("sha256").update(JSON',
  test: {
    file: "packages/selection/src/certificate/entry.test.ts",
    name: "commits to what was kept under a key of its own: without the key nobody can try values",
  },
};
