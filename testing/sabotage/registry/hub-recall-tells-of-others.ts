/** Opens a dispatch of what was taken back only where something is in it: its absence tells the office that the recipient has the value from elsewhere. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-recall-tells-of-others",
  truth: "What an office's log shows of a recall follows from what the office sees alone.",
  file: "apps/hub/src/exchange/open-recalls.ts",
  replace: "if (named.size > 0)",
  by: "if ((known ?? []).length > 0)",
  test: {
    file: "apps/hub/src/sharing/answers.test.ts",
    name: "what was taken back > tells the office's log nothing of what the recipient has from elsewhere: the same sign, with nothing in it",
  },
};
