/** The label under which a visible case lies. */
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export async function labelKeyOf(tx: ReaderTx, caseId: string): Promise<LabelKey | undefined> {
  return tx.db
    .selectFrom("case_room")
    .select(["label_id", "audience_class"])
    .where("case_id", "=", caseId)
    .executeTakeFirst();
}
