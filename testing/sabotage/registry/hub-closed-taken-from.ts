/** Goes on taking from a partner whose membership is suspended. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-closed-taken-from",
  truth: "Nothing is taken in the name of a body whose door is closed.",
  file: "apps/hub/src/exchange/subscribe.ts",
  replace: "const ended = s.closed ? SHUT",
  by: "const ended = s.closed && signal.aborted ? SHUT",
  test: {
    file: "apps/hub/src/council/closing.test.ts",
    name: "subscriptions: nothing is taken in its name until it is readmitted",
  },
};
