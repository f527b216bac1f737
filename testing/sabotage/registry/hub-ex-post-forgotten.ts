/** Lets an emergency stay unlooked-at without anybody being shown that its time is over. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-ex-post-forgotten",
  truth: "An emergency is overdue until somebody has approved it (SG-07).",
  file: "apps/hub/src/decisions/standing.ts",
  replace: "exPostOverdue: exPostBy !== null && Date.parse(now) >= Date.parse(exPostBy),",
  by: "exPostOverdue: false,",
  test: {
    file: "apps/hub/src/decisions/room.test.ts",
    name: "needs a written reason, goes ahead of its approval, and is overdue until somebody has looked at it",
  },
};
