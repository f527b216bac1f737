/** Takes a file that ends early for a whole one: a restore would lose what was cut off. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "keeping-cut-backup-passes",
  truth: "A cut backup is refused.",
  file: "apps/hub/src/keeping/stream-seal.ts",
  replace: 'if (!ended) throw new StreamBroken("cut");',
  by: "",
  test: {
    file: "apps/hub/src/keeping/blobs.test.ts",
    name: "a finished blob > that was cut at a frame on disk does not pass for whole",
  },
};
