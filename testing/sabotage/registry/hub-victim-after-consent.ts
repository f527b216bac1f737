/** Forgets that a consent ends: what was told of a victim is served on until somebody takes it back. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-victim-after-consent",
  truth: "From the instant on that a consent was given until, nothing serves what it told.",
  file: "apps/hub/src/db/migrations/0165-victims.sql",
  replace:
    "n.victim_consent_id = consent and n.ended_at is null and (n.until is null or n.until > realm_now()))\n$$;\nrevoke execute on function victim_stands(uuid)",
  by: "n.victim_consent_id = consent and n.ended_at is null)\n$$;\nrevoke execute on function victim_stands(uuid)",
  test: {
    file: "apps/hub/src/sharing/victims/consents-held.test.ts",
    name: "the database > serves a card while its consent stands and at no later instant, to its recipient alone",
  },
};
