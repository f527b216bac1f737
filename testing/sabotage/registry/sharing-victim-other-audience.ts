/** Takes a consent for one recipient as a consent for everybody who gets the release. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "sharing-victim-other-audience",
  truth: "A victim is named to those alone whom its consent names.",
  file: "packages/sharing/src/victims/facts.ts",
  replace: 'if (!isNamed(consent, recipient)) return "other_audience";',
  by: 'if (!isNamed(consent, recipient) && consent.recipients.length === 0) return "other_audience";',
  test: {
    file: "packages/sharing/src/victims/victims.test.ts",
    name: "what a recipient is told of a victim > is what was consented to for it, cut to what was chosen, and every fact has its reason",
  },
};
