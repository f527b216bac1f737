/** Says of whatever concerns a body that it may be told. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-concerned-told-all",
  truth: "That something concerns a body lets it be told nothing that it may not receive.",
  file: "apps/hub/src/assets/routing.ts",
  replace: "given.has(`${f.kind} ${f.value}`)",
  by: "given.size < 10_000",
  test: {
    file: "apps/hub/src/assets/assets.test.ts",
    name: "does not let anybody be told what it may not receive: the notice is a release like any other",
  },
};
