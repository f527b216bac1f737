/** Makes all posts of a push that began before the suspension. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-closed-push-ends",
  truth: "A push of many posts stops where the door closes.",
  file: "apps/hub/src/exchange/carry.ts",
  replace: '? { kind: "failed", code: "MEMBERSHIP_CLOSED" }',
  by: '&& body === ""\n        ? { kind: "failed", code: "MEMBERSHIP_CLOSED" }',
  test: {
    file: "apps/hub/src/council/closing.test.ts",
    name: "a push of many posts between two of them",
  },
};
