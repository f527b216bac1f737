/** Counts a word that was passed on as another origin. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "handling-passed-on-is-another",
  truth: "Provenance is independent only if its originator differs.",
  file: "packages/handling/src/confidence.ts",
  replace: "w.namedOriginatorId === null ? null : `body ${w.namedOriginatorId}`",
  by: "w.namedOriginatorId === w.senderId ? `body ${w.namedOriginatorId}` : null",
  test: {
    file: "packages/handling/src/confidence.test.ts",
    name: "origins > are bodies that said it apart, and what is passed on, copied or said back adds none",
  },
};
