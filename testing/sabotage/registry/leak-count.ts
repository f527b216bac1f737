/** Counts the open cases of everybody: the number on the board tells of rooms that its reader is not in. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-count",
  truth: "Counts are functions of the visible rows alone.",
  file: "apps/hub/src/picture/routes.ts",
  replace: "...(await countStandingCases(room.realm, tx)),",
  by: '...(await countStandingCases(room.realm, tx)),\n            open: await (await import("../db/act.ts")).asDuty(room.realm, "fusion", async (all) =>\n              Number((await (await import("kysely")).sql<{ n: string }>`select count(*) as n from case_room`.execute(all.db)).rows[0]?.n),\n            ),',
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-a-bank.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
