/** Lets a comma inside of an answer pass for the end of it: whoever writes answers could accuse anybody. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-list-makes-two",
  truth: "What is written into a log cannot pass for another value than it is.",
  file: "packages/sensing/src/readers/json/lines.ts",
  replace: "= c === COMMA ? 0 : c",
  by: "= c",
  test: {
    file: "packages/sensing/src/readers/json/json.test.ts",
    name: "an EVE log > gives ends, time and the values of every version of its events, with what they are",
  },
};
