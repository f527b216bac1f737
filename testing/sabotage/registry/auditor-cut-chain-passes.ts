/** Judges a sensor's chain by itself alone. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "auditor-cut-chain-passes",
  truth: "What the hub heard of a sensor is in the sensor's chain, to its end (SG-22).",
  file: "apps/auditor/src/sensors/heard.ts",
  replace: "const there = digests.get(Number(number));",
  by: "const there = digests.get(Number(number)) ?? new Set([String(digest)]);",
  test: {
    file: "apps/auditor/src/sensors/sensor.test.ts",
    name: "a sensor's chain > does not hold where the log heard what is not there: an end that was cut off, a chain written anew with its own key",
  },
};
