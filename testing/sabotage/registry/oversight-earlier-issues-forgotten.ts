/** Withholds in an issue of the public statistics as if nothing had been published before. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "oversight-earlier-issues-forgotten",
  truth: "No small count follows from all issues of the public statistics together (SG-27).",
  file: "packages/oversight/src/transparency/issue.ts",
  replace: "suppress(statistics, before, all,",
  by: "suppress(statistics, before.slice(0, 0), all,",
  test: {
    file: "packages/oversight/src/transparency/issue.test.ts",
    name: "an issue of public statistics > gives no small count away to whoever solves all tables together, the earlier issues too, over the reals",
  },
};
