/** Lets a person speak of a report that it does not see. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-said-unseen-pair",
  truth: "A statement is about what its author sees.",
  file: "apps/hub/src/fusion/say.ts",
  replace: "if (over.length === 0 || other.length === 0 || said.a === said.b)",
  by: "if (over.length + other.length === 0 || said.a === said.b)",
  test: {
    file: "apps/hub/src/fusion/said.test.ts",
    name: "is not proposed to who does not see both, and cannot be spoken of by them",
  },
};
