/** Lets one victim that reports thrice make a wave: a serial reporter would look like a supply chain. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "fusion-wave-of-one",
  truth: "A vendor wave has many victims.",
  file: "packages/fusion/src/campaign/waves.ts",
  replace: "return victims < leastVictims ?",
  by: "return run.length < leastVictims ?",
  test: {
    file: "packages/fusion/src/campaign/waves.test.ts",
    name: "have three victims or more: one that reports again and again is none",
  },
};
