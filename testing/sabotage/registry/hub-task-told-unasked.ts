/** Gives a body outside of the room its tasks without a word: it learns that there is a case. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-task-told-unasked",
  truth: "To give a task is to tell of the case: a body outside of the room is told only by name.",
  file: "apps/hub/src/tasks/give.ts",
  replace: "told: inRoom || told.has(owner.id),",
  by: "told: true,",
  test: {
    file: "apps/hub/src/tasks/tasks.test.ts",
    name: "gives twelve tasks; a body outside of the room is told only by name, and nobody sees another's",
  },
};
