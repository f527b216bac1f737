/** Takes every failure that a partner names for something that it has already. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-had-is-any-failure",
  truth: "What a partner refuses is told as refused; what it has already is not.",
  file: "packages/sharing/src/exchange/had-already.ts",
  replace: "return SENTENCES.some((s) => s.test(message)) ? id : undefined;",
  by: "return id;",
  test: {
    file: "packages/sharing/src/exchange/push.test.ts",
    name: "a delivery to a partner's collection > has arrived where the partner calls what it has already a failure, and is refused in part where it refuses anything else",
  },
};
