/** Lets an administrator take up an invitation of its own making. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-own-invitation",
  truth: "Nobody lets itself in.",
  file: "apps/hub/src/accounts/people/people.ts",
  replace: "if (person.id === by.personId) throw",
  by: "if (person.id === by.actorId) throw",
  test: {
    file: "apps/hub/src/accounts/accounts.test.ts",
    name: "cannot take up what it made itself, nor give itself a role",
  },
};
