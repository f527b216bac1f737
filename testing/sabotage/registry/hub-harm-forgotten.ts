/** Lets harm that a measure did be forgotten by the next one on the same target. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-harm-forgotten",
  truth: "Effects feed later gates.",
  file: "apps/hub/src/decisions/open.ts",
  replace: "const earlier = effects.get(row.id) ?? [];",
  by: "const earlier = effects.get(row.number) ?? [];",
  test: {
    file: "apps/hub/src/decisions/room.test.ts",
    name: "of an earlier measure on the same target feed the gate of a later one: after harm one more approval is needed",
  },
};
