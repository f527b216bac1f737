/** Lets equal links join in order of arrival: two hubs with the same reports would hold different cases. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-first-come",
  truth: "Cluster membership does not depend on the order of arrival.",
  file: "packages/fusion/src/cluster/cluster.ts",
  replace: "y.score - x.score || byIds([x.a, x.b], [y.a, y.b])",
  by: "y.score - x.score",
  test: { file: "packages/fusion/src/cluster/cluster.test.ts", name: "are the same in any order of reports and links" },
};
