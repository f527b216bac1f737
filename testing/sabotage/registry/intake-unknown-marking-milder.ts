/** Reads a marking that nobody defined as CLEAR: a partner's caveat would be published. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-unknown-marking-milder",
  truth: "A marking that cannot be read counts as RED.",
  file: "packages/intake/src/stix/marking.ts",
  replace: 'levels.push("red");',
  by: 'levels.push("clear");',
  test: {
    file: "packages/intake/src/formats/stix-bundle.test.ts",
    name: "a marking that cannot be read counts as RED and is named; a statement is no level",
  },
};
