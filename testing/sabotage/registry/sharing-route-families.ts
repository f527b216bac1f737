/** Compares addresses of both families as text. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-route-families",
  truth: "A range of one family holds no address of the other.",
  file: "packages/sharing/src/routing/route.ts",
  replace: "&& one.range.low.length === range.low.length)",
  by: "&& one.range.low.length > 0)",
  test: {
    file: "packages/sharing/src/routing/route.test.ts",
    name: "in IPv6 as in IPv4, and never across the two",
  },
};
