/**
 * A person opens a case on a report that it sees, and names who takes part; or pins a further report to a case that it sees.
 * The acting body leads what it opens. Nothing is decided by what the person does not see.
 */
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { caseLabel } from "./case-label.ts";
import { caseNumber } from "./number.ts";
import { findCase, labelOfCase, seesReport } from "./reading/store.ts";
import { insertCases, pinReport } from "./store.ts";

export interface OpeningSaid {
  readonly report: string;
  /** Bodies by slug or id, beside the acting one. */
  readonly participants: readonly string[];
}

/** @throws Refusal NOT_FOUND for a report out of sight, NOT_UNDERSTOOD for a body that is none */
export async function openByHand(signed: Signed, tx: ReaderTx, doing: Doing, said: OpeningSaid): Promise<Done> {
  const directory = await signed.room.directory();
  const named = said.participants.map((name) => directory.bySlug(name) ?? directory.byId(name));
  const faults = named.flatMap((body, n) => {
    const say = { en: "No such body in this realm.", ja: "この領域にその組織はありません。" };
    return body ? [] : [{ code: "BAD_VALUE", place: `$.participants.${n}`, say }];
  });
  if (faults.length > 0) throw new Refusal("NOT_UNDERSTOOD", { faults });
  if (!(await seesReport(tx, said.report))) throw new Refusal("NOT_FOUND");
  const participants = [...new Set([signed.body.id, ...named.flatMap((b) => b?.id ?? [])])];
  const label = await internLabel(signed.room.realm, caseLabel(signed.body.id, participants));
  const opened = { caseId: doing.chance.uuid(), labelId: label.label_id };
  const by = tx.reader.actorId;
  const founded = {
    ...opened,
    label,
    number: caseNumber(doing.at, doing.chance),
    openedBy: by,
    standingOrderId: null,
    foundingReport: said.report,
    leadId: signed.body.id,
    participants,
  };
  await insertCases(tx, [founded]);
  await record(tx, [
    {
      act: "case.opened",
      actorId: by,
      labelId: label.label_id,
      subject: opened.caseId,
      facts: { founding: said.report, participants, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** Pins a report to a case. @throws Refusal NOT_FOUND where the person does not see both */
export async function pinByHand(
  tx: ReaderTx,
  doing: Doing,
  said: { readonly case: string; readonly report: string },
): Promise<Done> {
  const caseId = await findCase(tx, said.case);
  const labelId = caseId === undefined ? undefined : await labelOfCase(tx, caseId);
  if (caseId === undefined || labelId === undefined || !(await seesReport(tx, said.report)))
    throw new Refusal("NOT_FOUND");
  await pinReport(tx, { caseId, labelId }, said.report, tx.reader.actorId);
  await record(tx, [
    {
      act: "case.report_pinned",
      actorId: tx.reader.actorId,
      labelId,
      subject: caseId,
      facts: { report: said.report, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}
