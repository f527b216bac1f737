/** Lets a sender's consent lift the originator's terms: a hand on the way would speak for the first one. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "handling-consent-lifts-copies",
  truth: "Only the originator lifts its own terms.",
  file: "packages/handling/src/may-see.ts",
  replace: '(l.ownerId === l.originatorId && granted("third_party_release", l, r, w) ? "allows" : "passes")',
  by: '(granted("third_party_release", l, r, w) ? "allows" : "passes")',
  test: {
    file: "packages/handling/src/provenance.test.ts",
    name: "of release are the originator's to give: on a copy they change nothing",
  },
};
