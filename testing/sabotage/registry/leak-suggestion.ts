/** Suggests values that anybody wrote. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-suggestion",
  truth: "Search is a function of the visible rows alone.",
  file: "apps/hub/src/search/routes.ts",
  replace:
    "const found = await asReader(room.realm, acting.reader, (tx) => beginningWith(tx, q, SUGGESTED), readOnly);",
  by: 'const found = await (await import("../db/act.ts")).asDuty(\n        room.realm,\n        "fusion",\n        (tx) => beginningWith(tx as never, q, SUGGESTED),\n        readOnly,\n      );\n      void acting;',
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-an-ally.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
