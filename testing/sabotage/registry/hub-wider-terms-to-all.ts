/** Tells of wider terms whoever might have had the value, handed it or not. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-wider-terms-to-all",
  truth: "Wider terms are told to bodies that had been handed the value under narrower ones, and to nobody else.",
  file: "apps/hub/src/declassify/widen.ts",
  replace: "of await handedTo(tx, values)) {",
  by: "of values.flatMap((v) => world.readers.map((r) => ({ organisation_id: r.facts.id, ...v })))) {",
  test: {
    file: "apps/hub/src/declassify/declassify.test.ts",
    name: "are told to whoever was handed the value under narrower ones, and to nobody else; what was released stays byte for byte",
  },
};
