/** Counts a request for more of what was approved as one that is new. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "oversight-extension-is-new",
  truth: "An act of the register moves exactly its own figure of the statutory report (SG-26).",
  file: "packages/oversight/src/report/count.ts",
  replace: "count.extension === null || count.extension === e.extension",
  by: "count.extension === null || count.extension === false || e.extension",
  test: {
    file: "packages/oversight/src/report/count.test.ts",
    name: "a statutory report > moves exactly the figure of the act that is added, by one, and lists that act",
  },
};
