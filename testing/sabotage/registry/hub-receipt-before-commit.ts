/** Answers when the rows are written but not yet committed: a crash in between loses a report for which a receipt was given. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-receipt-before-commit",
  truth: "A report accepted is never lost.",
  file: "apps/hub/src/intake/accept.ts",
  replace: `await asReader(room.realm, acting.reader, (tx) =>
    storeAll(tx, signed, [...fresh.values()], directory),
  );`,
  by: `await new Promise<Awaited<ReturnType<typeof storeAll>>>((done, fail) =>
    void asReader(room.realm, acting.reader, async (tx) => done(await storeAll(tx, signed, [...fresh.values()], directory))).catch(fail),
  );`,
  test: { file: "apps/hub/src/faults/commit.test.ts", name: "is not given before the report is committed" },
};
