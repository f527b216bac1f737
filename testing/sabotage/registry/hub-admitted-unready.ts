/** Admits a body that accepted nothing. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-admitted-unready",
  truth: "Nobody is admitted that has not accepted the agreement and named who keeps secrets.",
  file: "apps/hub/src/council/register.ts",
  replace: "if (lacking.length > 0) throw",
  by: "if (lacking.length > 9) throw",
  test: {
    file: "apps/hub/src/council/council.test.ts",
    name: "only once it accepted the agreement and somebody of it acknowledges secrecy; until then it says what is lacking",
  },
};
