/** Remembers by what a list is told apart until the next act: who has a list is told that it did not change when a value ended by the clock. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-list-mark-outlives-its-end",
  truth: "The tag of a list changes when a value ends by the clock alone.",
  file: "apps/hub/src/sharing/list-marks.ts",
  replace: "until === null || Temporal.Instant.compare(now, Temporal.Instant.from(until)) < 0",
  by: "until === null || Temporal.Instant.compare(now, Temporal.Instant.from(until)) < 2",
  test: {
    file: "apps/hub/src/exchange/exchange.test.ts",
    name: "a list to block by > lets a value go at its end, and says that it changed",
  },
};
