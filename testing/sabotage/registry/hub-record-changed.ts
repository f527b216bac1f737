/** Lets an administrator of the database delete what was recorded. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-record-changed",
  truth: "What was recorded is changed and deleted by nobody (SG-22).",
  file: "apps/hub/src/db/migrations/0073-ledger.sql",
  replace: "before update or delete on outbox",
  by: "before update on outbox",
  test: {
    file: "apps/hub/src/ledger/ledger.test.ts",
    name: "what was recorded > is changed and deleted by nobody, the owner of the database included",
  },
};
