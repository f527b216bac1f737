/** Goes on linking by what was remembered of a report whose key was destroyed. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-memory-outlives-key",
  truth: "What a process remembers of a report ends with the report's key.",
  file: "apps/hub/src/fusion/feature-store.ts",
  replace: ".filter((r) => r.alive)",
  by: ".filter((r) => r.alive !== null)",
  test: { file: "apps/hub/src/fusion/remembered.test.ts", name: "of a report ends with its key" },
};
