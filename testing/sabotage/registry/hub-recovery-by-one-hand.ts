/** Lets the administrator who made a recovery let its person in as well: one hand comes to any account. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-recovery-by-one-hand",
  truth: "Nobody sees everything: whoever runs the system takes over no account alone.",
  file: "apps/hub/src/accounts/people/people.ts",
  replace: "if (by.personId !== null && (await recoveredBy(",
  by: "if (by.personId === null && (await recoveredBy(",
  test: {
    file: "apps/hub/src/accounts/recovery.test.ts",
    name: "opens nothing until an administrator other than the one who made the link lets the person in",
  },
};
