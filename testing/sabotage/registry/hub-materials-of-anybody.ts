/** Asks bodies for materials by law that are no members. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-materials-of-anybody",
  truth: "Materials are asked of members of the council alone.",
  file: "apps/hub/src/inquiries/ask.ts",
  replace: '?.state !== "admitted")',
  by: '?.state === "refused")',
  test: {
    file: "apps/hub/src/inquiries/materials.test.ts",
    name: "names its article and its date, comes from the office, and goes to a member alone",
  },
};
