/** Asks for the door only where something is read. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-closed-unasked",
  truth: "What answers without looking into the database is closed with the rest.",
  file: "apps/hub/src/roles/guard.ts",
  replace: "if (held.closed && !ownDoor) throw",
  by: "if (held.closed && !ownDoor && routes.length > 9) throw",
  test: {
    file: "apps/hub/src/council/closing.test.ts",
    name: "TAXII both ways, and what answers without looking into the database: discovery, a stream that begins",
  },
};
