/** Lets whoever likes write that a victim offers to be named. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-victim-offered-by-another",
  truth: "An offer to be named is the victim's own word on its own report, held by the database.",
  file: "apps/hub/src/db/migrations/0200-consent-offers.sql",
  replace: "(offered and state = 'granted' and asked_id = current_organisation()\n",
  by: "(offered and state = 'granted'\n",
  test: {
    file: "apps/hub/src/sharing/victims/consents-held.test.ts",
    name: "the database > lets the victim alone offer that it is named, and on a report of its own",
  },
};
