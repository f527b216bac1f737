/** Shows to everybody what a body owns. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-asset-seen",
  truth: "An asset is its body's and the office's to see.",
  file: "apps/hub/src/assets/acts.ts",
  replace: "? [] : [coordinator.id];",
  by: "? [] : (await signed.room.directory()).all.map((o) => o.id);",
  test: {
    file: "apps/hub/src/assets/assets.test.ts",
    name: "is its body's and the office's to see, and nobody else learns of it, by a list or by registering the same",
  },
};
