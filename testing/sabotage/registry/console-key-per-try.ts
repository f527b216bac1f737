/** Lets every try carry a key of its own: a report sent again after a failure would count twice. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "console-key-per-try",
  truth: "A retry is the same submission.",
  file: "apps/console/src/hub/file-key.ts",
  replace: "if (kept) return kept;",
  by: 'if (kept === "") return kept;',
  test: { file: "apps/console/src/hub/file-key.test.ts", name: "the same file keeps its key over a retry" },
};
