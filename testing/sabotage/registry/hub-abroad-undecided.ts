/** Sends a request abroad without a decision: basis and human rights are taken as given. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-abroad-undecided",
  truth: "Nothing goes abroad without a decision that names basis, caveats and a look at human rights (SG-36).",
  file: "apps/hub/src/inquiries/ask.ts",
  replace: "if (abroad && !said.release) throw",
  by: "if (abroad && !said.release && said.due) throw",
  test: {
    file: "apps/hub/src/inquiries/inquiries.test.ts",
    name: "needs a decision: basis, caveats, and that human rights were looked at; nothing is assumed",
  },
};
