/** Lets equal fingerprints be told as a hit: an innocent party would stand in the evidence. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sensing-fingerprint-is-hit",
  truth: "A hit is told only after the exact key was compared.",
  file: "packages/sensing/src/match/tables.ts",
  replace: "&& this.#isKey(taken - 1)",
  by: "&& taken > 0",
  test: {
    file: "packages/sensing/src/match/match.test.ts",
    name: "what is told as a hit > is the exact value and never only its fingerprint",
  },
};
