/** Reads only the first codes of a union: docs/errors.md could drift from the code unseen. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "errors-union-half-read",
  truth: "docs/errors.md lists every code, and only those.",
  file: "tools/errors.ts",
  replace: 'nodes(type["types"]).flatMap(',
  by: 'nodes(type["types"]).slice(0, 1).flatMap(',
  test: {
    file: "tools/errors.test.ts",
    name: "finds codes written as a union, as the items of a list and as the keys of a table",
  },
};
