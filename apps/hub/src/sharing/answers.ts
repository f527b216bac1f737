/** What recipients answer: that they have a package; and what a reporter is told became of its own report. */
import type { ReportOutcome } from "@noroshi/api";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import { reportsNamed } from "../acts/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { insertAcknowledgement, officeOfDelivery, outcomeRows, servedRows } from "./answer-store.ts";

/** @throws Refusal NOT_FOUND for what is no package of the acting body. A second time nothing changes, and it is said so. */
export async function acknowledge(signed: Signed, tx: ReaderTx, doing: Doing, deliveryId: string): Promise<Done> {
  const office = await officeOfDelivery(tx, deliveryId);
  if (office === undefined) throw new Refusal("NOT_FOUND");
  const readers = office === signed.body.id ? [] : [office];
  const label = await internLabel(signed.room.realm, actLabel(signed.body.id, "red", readers));
  const id = doing.chance.uuid();
  const isNew = await insertAcknowledgement(tx, { id, label, deliveryId, receiptId: doing.receiptId, at: doing.at });
  if (!isNew) return { outcome: "rejected" };
  await record(tx, [
    {
      act: "delivery.acknowledged",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: deliveryId,
      facts: { receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** What became of a report, in all its versions; undefined for what is no report of the reader's own. */
export async function outcomeOf(tx: ReaderTx, id: string): Promise<ReportOutcome | undefined> {
  // An id names a report by itself; no sender's own number is a token of nothing.
  const versions = await reportsNamed(tx, id, Buffer.alloc(0));
  if (versions[0]?.ownerId !== tx.reader.organisationId) return undefined;
  const reports = versions.map((v) => v.reportId);
  return { released: [...(await servedRows(tx, reports))], answers: [...(await outcomeRows(tx, reports))] };
}
