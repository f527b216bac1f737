/** Lets the hub tell somebody outside that it has started. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-phones-home",
  truth: "The hub never tries to reach anything beyond its machine by itself (SG-31).",
  file: "apps/hub/src/hub.ts",
  replace: "  const jumped = jumpDetector();\n",
  by: '  const jumped = jumpDetector();\n  void fetch("http://192.0.2.1/started").catch(() => {});\n',
  test: {
    file: "apps/hub/src/faults/no-network.test.ts",
    name: "a hub > starts, takes in, links and stops without a try to reach anything beyond its machine",
  },
};
