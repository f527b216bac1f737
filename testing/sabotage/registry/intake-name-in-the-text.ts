/** Takes the name of who reports as part of the report's text. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "intake-name-in-the-text",
  truth: "Whom to call is personal: nobody finds it by a search (SG-30).",
  file: "packages/intake/src/form/fields.ts",
  replace: '"Your name", "text", "reach", { contact: true })',
  by: '"Your name", "text", "reach", told)',
  test: {
    file: "apps/hub/src/search/personal.test.ts",
    name: "what is personal in a form > that says whom to call is indexed for nobody, and what else was written is found by who reads the report",
  },
};
