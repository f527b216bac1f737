/** A permit that was signed for another realm counts for nothing. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-replay-in-live",
  truth: "A permit that was signed for another realm counts for nothing.",
  file: "packages/selection/src/authorisation/signed.ts",
  replace: "return read.data.realm === ring.realm\n    ?",
  by: 'return ring.realm !== "" ?',
  test: {
    file: "packages/selection/src/authorisation/signed.test.ts",
    name: "counts for nothing unsigned, changed, signed by a stranger, or signed in a replay",
  },
};
