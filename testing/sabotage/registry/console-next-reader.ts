/** Lets the answers that one person was shown stay for the person who enters next. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "console-next-reader",
  truth: "Nothing that another person was shown may be seen by the one who enters now.",
  file: "apps/console/src/pages/sign-in/sign-in-page.tsx",
  replace: "client.clear();",
  by: 'client.removeQueries({ queryKey: ["me"] });',
  test: {
    file: "e2e/src/console-fake.test.ts",
    name: "a session that has ended leads to the door, and nothing of the one before is kept for the next",
  },
};
