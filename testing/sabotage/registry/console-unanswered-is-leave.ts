/** Offers every act until the hub has answered: buttons appear that then refuse. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "console-unanswered-is-leave",
  truth: "A button does not surprise: what nobody has allowed is not offered.",
  file: "apps/console/src/hub/standing.ts",
  replace: "answer?.allowed ?? false",
  by: "answer?.allowed ?? true",
  test: { file: "apps/console/src/hub/standing.test.ts", name: "what nobody has answered is not offered" },
};
