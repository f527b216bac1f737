/** Looks at the listed values of a request alone: one that is written in the text goes along. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-text-smuggles",
  truth: "A request takes along no value that its source holds back from whoever is asked, listed or written.",
  file: "apps/hub/src/inquiries/ask.ts",
  replace: "return [...listed, ...written];",
  by: "return written.length > 100 ? [...listed, ...written] : listed;",
  test: {
    file: "apps/hub/src/inquiries/inquiries.test.ts",
    name: "takes along no value that its source holds back from there, listed or written in the text",
  },
};
