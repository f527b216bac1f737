/** Lets a notice that was put off be forgotten. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-deferral-forgotten",
  truth: "An overdue deferral of a notice is told (SG-19).",
  file: "apps/hub/src/decisions/shown.ts",
  replace: "n !== undefined && n.review_at !== null && Date.parse(n.review_at) <= Date.parse(now);",
  by: "n !== undefined && n.review_at !== null && Date.parse(n.review_at) < 0;",
  test: {
    file: "apps/hub/src/decisions/room.test.ts",
    name: "goes to legal review and to the foreign ministry where its plan says so, and nobody reviews its own",
  },
};
