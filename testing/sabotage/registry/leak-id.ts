/** Draws ids from the act alone: two bodies that use one key draw one id, and the second finds it taken. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-id",
  truth: "Ids do not depend on what others did.",
  file: "apps/hub/src/db/chance.ts",
  replace: "    .update(lengthPrefixed(seed.actorId))\n",
  by: "",
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-a-bank.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
