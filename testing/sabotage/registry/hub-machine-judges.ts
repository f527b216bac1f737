/** Lets a machine do what takes a person's judgement, once somebody gives it an analyst's role. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-machine-judges",
  truth: "Machines suggest; a person joins, assesses and releases (SG-31).",
  file: "profiles/acts/noroshi.cedarschema",
  replace:
    'action "link.say", "release.order", "release.approve", "case.open", "case.pin", "case.assess"\n    in [operation, judgement] appliesTo',
  by: 'action "link.say", "release.order", "release.approve", "case.open", "case.pin", "case.assess"\n    in [operation] appliesTo',
  test: {
    file: "apps/hub/src/roles/policies.test.ts",
    name: "an act > that joins, assesses or releases is a person's, but where what people did is played back",
  },
};
