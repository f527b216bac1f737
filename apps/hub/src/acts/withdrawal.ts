/**
 * A reporter takes back answers of its form: from now on they are no, for every version that is there and every one that comes.
 * What was passed on to the coordinator before is not called back by it; whoever else was handed a value because of the answer
 * is told (sharing/recall.ts).
 */
import type { WithdrawalSaid } from "@noroshi/intake";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { internLabel, type Marking } from "../db/labels.ts";
import { ownLabel } from "../intake/markings.ts";
import { lockSources } from "../intake/report-store.ts";
import { record } from "../oversight/recorder.ts";
import type { Doing, Done } from "./act.ts";
import { ownReport } from "./consent.ts";
import { relabelAll } from "./relabel-store.ts";
import { insertWithdrawal } from "./store.ts";

const FLAGS = {
  shareWithCoordinator: "share_with_coordinator",
  shareAnonymised: "share_anonymised",
  shareAbroad: "share_abroad",
} as const;

export async function withdraw(signed: Signed, tx: ReaderTx, doing: Doing, said: WithdrawalSaid): Promise<Done> {
  const own = await ownReport(signed, tx, said.by, said.reportId);
  if (!own) return { outcome: "rejected" };
  await lockSources(tx, [own.sourceRef]);
  const flags = [...new Set(said.withdraw.map((f) => FLAGS[f]))].sort();
  const label = await internLabel(signed.room.realm, ownLabel(signed.body, undefined));
  const id = doing.chance.uuid();
  await insertWithdrawal(tx, {
    id,
    label,
    sourceRef: own.sourceRef,
    receiptId: doing.receiptId,
    flags,
    consentId: null,
    at: doing.at,
  });
  await relabelAll(signed.room.realm, tx, own.versions, (m) => withoutFlags(m, flags));
  const ids = { withdrawal: id, reports: own.versions.join(","), flags: flags.join(","), consent: "" };
  await enqueue(tx, "recall", { ...ids, at: doing.at });
  await record(tx, [
    {
      act: "consent.withdrawn",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: own.latest,
      facts: { flags, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** The marking without these answers. */
export function withoutFlags(m: Marking, flags: readonly string[]): Marking {
  return { ...m, consent: m.consent.filter((c) => !flags.includes(c)) };
}
