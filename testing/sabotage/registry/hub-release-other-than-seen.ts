/** Releases something else than what its orderer looked at. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-release-other-than-seen",
  truth: "What goes out is exactly what was previewed, or nothing.",
  file: "apps/hub/src/sharing/order.ts",
  replace: "said.previewed !== undefined && said.previewed !== digestOf(seen.values, victimLinesOf(victims))",
  by: 'said.previewed === ""',
  test: {
    file: "apps/hub/src/sharing/answers.test.ts",
    name: "a package > is ordered only as it was previewed, item by item, and the frozen part has the digest that the preview said",
  },
};
