/** Lets one person confirm what it asked for itself, under a second account. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-one-person-twice",
  truth: "Requester and approver are two people.",
  file: "apps/hub/src/approvals/approval.ts",
  replace: "person === undefined || person === asked.asked_person ||",
  by: "person === undefined || asked.asked_by === tx.reader.actorId ||",
  test: {
    file: "apps/hub/src/approvals/approval.test.ts",
    name: "is not confirmed by the one who asked, nor under another account of that person",
  },
};
