/** Asks members for materials while the law of the council is not in force. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-materials-lawless",
  truth: "Materials are asked for only while the law of the council is in force.",
  file: "apps/hub/src/inquiries/ask.ts",
  replace: 'if (!(await inForce(tx, "council"))) {',
  by: 'if (!(await inForce(tx, "council")) && said.due === null) {',
  test: {
    file: "apps/hub/src/inquiries/materials.test.ts",
    name: "no materials are asked for",
  },
};
