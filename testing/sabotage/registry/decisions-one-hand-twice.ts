/** Counts a person a second time when it votes for a colleague too. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "decisions-one-hand-twice",
  truth: "Two approvals are of two persons, whoever stands in for whom (SG-24).",
  file: "packages/decisions/src/gate/votes.ts",
  replace: "[vote.personId, vote.onBehalfOf].includes(requester.personId) || hands.has(vote.personId)",
  by: "[vote.personId, vote.onBehalfOf].includes(requester.personId)",
  test: {
    file: "packages/decisions/src/decisions.test.ts",
    name: "count persons and organisations, never the requester, and a delegate once",
  },
};
