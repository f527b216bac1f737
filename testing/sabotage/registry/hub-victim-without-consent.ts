/** Lets the database write cards that no consent allows: whoever orders a release could name anybody. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-victim-without-consent",
  truth: "A victim is named only by its own standing consent, held by the database.",
  file: "apps/hub/src/db/migrations/0165-victims.sql",
  replace:
    "with check (delivery_id is null and told_at is null and victim_card_allowed(victim_consent_id, organisation_id, fields));",
  by: "with check (delivery_id is null and told_at is null);",
  test: {
    file: "apps/hub/src/sharing/victims/consents-held.test.ts",
    name: "the database > writes no card that its consent does not allow: another office, recipient or fact, or a consent that is over",
  },
};
