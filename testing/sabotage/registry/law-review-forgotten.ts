/** Never reminds of the review that the law sets (SG-37). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "law-review-forgotten",
  truth: "The statutory review is told of from its reminder on.",
  file: "apps/hub/src/law/profile-page.ts",
  replace: "reminded: r.remindFrom <= now.slice(0, 10)",
  by: "reminded: r.due < now.slice(0, 10)",
  test: { file: "apps/hub/src/law/bases.test.ts", name: "is told of from its reminder on" },
};
