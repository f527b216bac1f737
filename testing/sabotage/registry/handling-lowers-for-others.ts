/** Lets a body lower what another one said first. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "handling-lowers-for-others",
  truth: "A label is lowered by the body that said it first, and never past what somebody else's conditions hold.",
  file: "packages/handling/src/lower.ts",
  replace: 'if (!own || (label.provenance ?? "independent") !== "independent") return',
  by: 'if (label.provenance === "echo") return',
  test: {
    file: "packages/handling/src/lower.test.ts",
    name: "is nobody's but of the body that said it first, and that sent it itself",
  },
};
