/** Tells who may not see a report that it may not, instead of that nothing is there. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "leak-error",
  truth: "Hidden and missing are the same error, byte for byte.",
  file: "apps/hub/src/intake/routes.ts",
  replace: 'if (!detail) throw new Refusal("NOT_FOUND");',
  by: `const { asDuty } = await import("../db/act.ts");
      const there = await asDuty(room.realm, "keeper", (tx) =>
        tx.db.selectFrom("report").select("report_id").where("report_id", "=", id).executeTakeFirst());
      if (!detail) throw new Refusal(there ? "NOT_ALLOWED" : "NOT_FOUND");`,
  worlds: 200,
  test: {
    file: "apps/hub/src/worlds/for-a-bank.test.ts",
    name: "is the same, byte for byte, whatever was done that it cannot see",
  },
};
