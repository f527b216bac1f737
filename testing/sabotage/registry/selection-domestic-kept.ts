/** Under communications law what stays within the country is never kept. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "selection-domestic-kept",
  truth: "Under communications law what stays within the country is never kept.",
  file: "packages/selection/src/compile/verdict.ts",
  replace: 'if (direction === "DD" && (!owner || unknown)) return "domestic";',
  by: 'if (direction === "DD" && unknown) return "domestic";',
  test: {
    file: "packages/selection/src/selection.test.ts",
    name: "never keeps what stays within the country, nor what has an end that nobody knows",
  },
};
