/** Lets a value be believed as before, whatever came of acting on it. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-effects-move-nothing",
  truth: "Effects feed confidence.",
  file: "apps/hub/src/intake/reading/confidence.ts",
  replace: 'const told = effects.get(tokens.get(name)?.toString("hex") ?? "") ?? [];',
  by: 'const told = effects.get(tokens.get(name)?.toString("base64") ?? "") ?? [];',
  test: {
    file: "apps/hub/src/decisions/believed.test.ts",
    name: "what is believed of a value > falls by what came of a measure for who sees that, and for others stays as it is to the byte",
  },
};
