/** A flow whose template carries what went by is not understood (SG-11). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-strange-template",
  truth: "A flow whose template carries what went by is not understood (SG-11).",
  file: "packages/sensing/src/readers/flow/sets.ts",
  replace: "this.#sink.put(template.strange)",
  by: "this.#sink.put(false)",
  test: {
    file: "packages/sensing/src/readers/whole.test.ts",
    name: "is of a template with an element of one maker, or one that carries what went by",
  },
};
