/** Lets a measure be directed for a while after its approval has ended. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-grace-after-approval",
  truth: "An approval ends at its instant, without grace (SG-08).",
  file: "apps/hub/src/decisions/standing.ts",
  replace: 'return count.says === "open" && count.code === "APPROVAL_EXPIRED" ? "expire" : undefined;',
  by: 'return count.says === "open" && count.code === "SAME_PERSON" ? "expire" : undefined;',
  test: {
    file: "apps/hub/src/decisions/room.test.ts",
    name: "ends with its approval, to the millisecond, and its ballot runs out",
  },
};
