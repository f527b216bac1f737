/** Answers when the rows are written but not yet committed: a crash in between loses a report for which a receipt was given. */
import type { Sabotage } from "../sabotage.ts";

export const sabotage: Sabotage = {
  id: "hub-receipt-before-commit",
  truth: "A report accepted is never lost.",
  file: "apps/hub/src/intake/accept.ts",
  replace: `await asReader(room.realm, acting.reader, (tx) =>
    store(tx, signed, s, digest, plans, understood.refused, directory),
  );`,
  by: `await new Promise<StoredReceipt | undefined>((done, fail) =>
    void asReader(room.realm, acting.reader, async (tx) => done(await store(tx, signed, s, digest, plans, understood.refused, directory))).catch(fail),
  );`,
  test: { file: "apps/hub/src/faults/commit.test.ts", name: "is not given before the report is committed" },
};
