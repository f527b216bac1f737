/**
 * Old material, or not after all: said again by the body that sent the batch, for every report of one receipt. What becomes
 * current starts what it would have started, with its own receipt time; what becomes old starts nothing further. What was done
 * meanwhile (a case that was opened) stays: acts are not undone.
 */
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { unlink } from "../acts/relabel-store.ts";
import type { ReaderTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { batchOf, lightReceived, setHistorical } from "./historical-store.ts";

export interface HistoricalSaid {
  readonly historical: boolean;
  readonly why: string;
}

/** @throws Refusal NOT_FOUND where the receipt is not this body's, or speaks of no report */
export async function sayHistorical(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  receiptId: string,
  said: HistoricalSaid,
): Promise<Done> {
  const batch = await batchOf(tx, receiptId, signed.body.id);
  if (batch.length === 0) throw new Refusal("NOT_FOUND");
  const changed = batch.filter((r) => r.historical !== said.historical).map((r) => r.id);
  if (changed.length > 0) {
    await setHistorical(tx, changed, said.historical);
    if (!said.historical) await lightReceived(tx, changed);
    await unlink(tx, changed);
    await enqueue(tx, "fuse", {});
  }
  await record(tx, [
    {
      act: "report.historical",
      actorId: tx.reader.actorId,
      labelId: doing.ownLabelId,
      subject: receiptId,
      facts: { historical: said.historical, why: said.why, reports: changed.length, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}
