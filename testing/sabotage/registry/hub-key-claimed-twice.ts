/** Goes on storing when another request has claimed the key: one report would be stored twice, or its sender told of an error. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-key-claimed-twice",
  truth: "Same key twice, one report.",
  file: "apps/hub/src/intake/store-all.ts",
  replace: "if (!claimed) throw new TryAgain(undefined);",
  by: "void claimed;",
  test: {
    file: "apps/hub/src/faults/truths.test.ts",
    name: "makes one report of what came many times at once under one key, and gives everyone its receipt",
  },
};
