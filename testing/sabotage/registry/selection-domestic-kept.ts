/** Under communications law what stays within the country is never kept (SG-09). */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-domestic-kept",
  truth: "Under communications law what stays within the country is never kept (SG-09).",
  file: "packages/selection/src/compile/compiled.ts",
  replace: "if (direction === DD && (!owner || o < 0 || r < 0)) return",
  by: "if (direction === DD && (o < 0 || r < 0)) return",
  test: {
    file: "packages/selection/src/select/select.test.ts",
    name: "never keeps what stays within the country, nor what has an end that nobody knows",
  },
};
