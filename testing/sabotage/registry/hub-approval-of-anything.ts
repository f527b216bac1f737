/** Lets an approval of one server open the gate for another one. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-approval-of-anything",
  truth: "An approval names exactly what it approves.",
  file: "packages/decisions/src/request/document.ts",
  replace: "value: d.target.address,",
  by: 'value: "",',
  test: {
    file: "apps/hub/src/decisions/document.test.ts",
    name: "is accepted for exactly what was approved and consulted on",
  },
};
