/** Sends other bytes under a key that may have arrived: the changed report would be refused, or the first one lost from sight. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "console-draft-key-reused",
  truth: "A key stays with its bytes: what was changed after a try goes under another.",
  file: "apps/console/src/drafts/draft.ts",
  replace: "draft.tried && faults.length === 0 ? newKey : draft.key",
  by: "draft.key",
  test: {
    file: "apps/console/src/drafts/draft.test.ts",
    name: "keeps its key while nothing was tried, and takes a new one for other bytes after a try that may have arrived",
  },
};
