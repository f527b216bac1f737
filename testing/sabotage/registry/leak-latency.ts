/** Reckons the office's line over everybody's steps. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-latency",
  truth: "Latency figures use the steps of visible rows only.",
  file: "apps/hub/src/picture/routes.ts",
  replace:
    "return c.json(await asReader(room.realm, acting.reader, (tx) => latency(tx, hours), { readOnly: true }), 200);",
  by: 'void acting;\n      return c.json(\n        await (await import("../db/act.ts")).asDuty(room.realm, "fusion", (tx) => latency(tx as never, hours)),\n        200,\n      );',
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-an-ally.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
