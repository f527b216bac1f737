/** Puts on a list to block by what a warning list names as common and harmless. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-list-blocks-the-common",
  truth: "Warning lists are applied when a list is served, not only when it was released.",
  file: "apps/hub/src/sharing/unlisted.ts",
  replace: 'if (warning?.has(kind, value)) return "common";',
  by: 'if (warning?.has(kind, "")) return "common";',
  test: {
    file: "apps/hub/src/sharing/answers.test.ts",
    name: "a list to block by > leaves out what a warning list names since, and says that it changed",
  },
};
