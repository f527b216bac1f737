/** Lists indicators as the linking duty sees them: a list of everything. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-list",
  truth: "Lists are functions of the visible rows alone.",
  file: "apps/hub/src/intake/routes.ts",
  replace: "const rows = await readIndicators(room.realm, tx, directory, after, limit, value);",
  by: 'const rows = await (await import("../db/act.ts")).asDuty(room.realm, "fusion", (all) =>\n            readIndicators(room.realm, all as never, directory, after, limit, value),\n          );',
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-a-bank.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
