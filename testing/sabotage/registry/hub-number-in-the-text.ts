/** Searches the telephone, individual and card numbers of people like any other word. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-number-in-the-text",
  truth: "Numbers of people are found by nobody's search, whatever paper they stand in (SG-30).",
  file: "apps/hub/src/search/words-of.ts",
  replace: "return textTokens(withoutPersonalNumbers(text));",
  by: "return textTokens(text);",
  test: {
    file: "apps/hub/src/search/personal.test.ts",
    name: "is searched by nobody, its author neither, and the words around it are",
  },
};
