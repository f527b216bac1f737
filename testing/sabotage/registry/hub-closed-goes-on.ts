/** Lets what stands open go on after the door of its body was closed, until it ends by itself. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-closed-goes-on",
  truth: "A suspension closes at once whatever stands open, whichever process wrote it.",
  file: "apps/hub/src/db/act.ts",
  replace: "if (now.closed && !ownDoor) throw new DoorClosed();",
  by: "if (now.closed && !ownDoor && barred.length > 99) throw new DoorClosed();",
  test: {
    file: "apps/hub/src/council/closing.test.ts",
    name: "streams that stand open, also where another process of the hub wrote it",
  },
};
