/** Lets one act past the policies at the door. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-role-let-through",
  truth: "What the table refuses to a role, the door refuses, with real data and over HTTP.",
  file: "apps/hub/src/roles/guard.ts",
  replace: "if (decision.allowed) return standing;",
  by: 'if (decision.allowed || act === "board.read") return standing;',
  test: {
    file: "apps/hub/src/roles/table.test.ts",
    name: "the expected table > keeps every role from every act that it does not give it",
  },
};
