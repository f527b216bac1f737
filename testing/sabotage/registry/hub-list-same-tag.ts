/** Tells who has a list that it did not change, although a warning list leaves something out of it since. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-list-same-tag",
  truth: "The tag of a list changes whenever what it holds does.",
  file: "apps/hub/src/sharing/lists.ts",
  replace: " ${serving.mark}`",
  by: "`",
  test: {
    file: "apps/hub/src/sharing/answers.test.ts",
    name: "a list to block by > leaves out what a warning list names since, and says that it changed",
  },
};
