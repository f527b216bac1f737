/** Goes on from a page for whoever asks something else by now: a reader would take half of one answer for the whole of another. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "taxii-other-question",
  truth: "A page that goes on goes on with the question that was asked.",
  file: "apps/hub/src/taxii/routes.ts",
  replace: "if (changed !== undefined)",
  by: 'if (changed === "next")',
  test: {
    file: "apps/hub/src/taxii/taxii.test.ts",
    name: "go on with the question that was asked: another one with the same next is refused, a page of another size is not",
  },
};
