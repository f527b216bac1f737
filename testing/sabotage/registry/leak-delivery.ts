/** Counts the packages of the realm through: whoever is handed two knows how many others were handed between them. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-delivery",
  truth: "What a body is handed tells nothing of what others are handed.",
  file: "apps/hub/src/sharing/routes.ts",
  replace:
    "const rows = await asReader(room.realm, acting.reader, (tx) => deliveryRows(tx, { after, limit }), readOnly);",
  by: `const all = await (await import("../db/act.ts")).asDuty(room.realm, "keeper", (tx) =>
        tx.db.selectFrom("delivery").select("delivery_id").execute());
      const rows = (await asReader(room.realm, acting.reader, (tx) => deliveryRows(tx, { after, limit }), readOnly)).map(
        (row) => ({ ...row, count: row.count + all.length }),
      );`,
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-an-ally.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
