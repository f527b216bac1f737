/** Shows the register of the council to every body. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-register-open",
  truth: "A membership is known to the office and to the body itself alone.",
  file: "apps/hub/src/council/council-label.ts",
  replace: 'actLabel(coordinator.id, "red", [body.id])',
  by: 'actLabel(coordinator.id, "red", (await room.directory()).all.map((o) => o.id))',
  test: {
    file: "apps/hub/src/council/council.test.ts",
    name: "is known to the office and to itself alone: another body reads the register and finds no line but its own",
  },
};
