/** Tells whatever the orderer chose, whether or not the victim consented to this fact. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-victim-beyond-consent",
  truth: "A recipient is told the facts that were consented to and chosen, no other.",
  file: "packages/sharing/src/victims/facts.ts",
  replace: 'if (!consent.fields.includes(field)) return "beyond_consent";',
  by: 'if (!consent.fields.includes(field) && !chosen.includes(field)) return "beyond_consent";',
  test: {
    file: "packages/sharing/src/victims/victims.test.ts",
    name: "what a recipient is told of a victim > is what was consented to for it, cut to what was chosen, and every fact has its reason",
  },
};
