/**
 * Orders to lay a case before a court. An order names exactly the reports that its orderer sees in the case at that instant. Where
 * all of them may be widely shared (TLP:GREEN at most), one person is enough; where one is marked more strictly, a second person
 * confirms, and the database holds that too. What is pinned later is not part of it.
 */
import type { CourtExportList } from "@noroshi/api";
import { z } from "zod";
import type { Signed } from "../../accounts/signed.ts";
import type { Doing, Done } from "../../acts/act.ts";
import { answerApproval, askApproval, spendApproval } from "../../approvals/approval.ts";
import { findCase } from "../../cases/reading/store.ts";
import type { ReaderTx } from "../../db/act.ts";
import { Refusal } from "../../http/problem.ts";
import { ownLabel } from "../own-label.ts";
import { record } from "../recorder.ts";
import { insertOrder, type OrderRow, orderRows } from "./order-store.ts";
import { originalsOf } from "./store.ts";

const COURT_EXPORT = "court.export";
/** How long an order can be confirmed and produced. */
const WITHIN_HOURS = 24 * 14;
/** Orders of one case that are listed. */
const MOST = 100;

export const OrderSaid = z.strictObject({
  /** For which court and under which file number. */
  court: z.string().trim().min(1).max(500),
  reason: z.string().trim().min(10).max(4000),
});
export const OrderAnswerSaid = z.strictObject({ answer: z.enum(["confirmed", "refused"]) });

/** Markings with which one person may lay something before a court. */
const WIDELY: ReadonlySet<string> = new Set(["clear", "green"]);

const objectOf = (o: { readonly caseId: string; readonly court: string; readonly reports: readonly string[] }) => ({
  case: o.caseId,
  court: o.court,
  reports: [...o.reports].sort(),
});

/** @throws Refusal NOT_FOUND for a case out of sight, NOT_NOW for one without a report in sight */
export async function orderExport(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  caseNamed: string,
  said: z.infer<typeof OrderSaid>,
): Promise<Done> {
  const caseId = await findCase(tx, caseNamed);
  if (caseId === undefined) throw new Refusal("NOT_FOUND");
  const originals = await originalsOf(tx, caseId);
  if (originals.length === 0) throw new Refusal("NOT_NOW");
  const reports = originals.map((o) => o.id);
  const label = await ownLabel(signed);
  const until = (await tx.now()).add({ hours: WITHIN_HOURS }).toString();
  const [id, approval] = [doing.chance.uuid(), doing.chance.uuid()];
  const second = originals.some((o) => !WIDELY.has(o.tlp));
  if (second)
    await askApproval(tx, {
      id: approval,
      labelId: label.label_id,
      act: COURT_EXPORT,
      subject: id,
      object: objectOf({ caseId, court: said.court, reports }),
      rule: "other_person",
      reason: said.reason,
      until,
    });
  await insertOrder(tx, { id, label, caseId, ...said, reports, approvalId: second ? approval : null, until });
  await record(tx, [
    {
      act: "court.ordered",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { case: caseId, reports: reports.length, second, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND, NOT_NOW where nobody is to answer, SECOND_PERSON_NEEDED, APPROVAL_CLOSED */
export async function answerOrder(
  tx: ReaderTx,
  id: string,
  { answer }: z.infer<typeof OrderAnswerSaid>,
): Promise<Done> {
  const row = await orderById(tx, id);
  if (row.approval_id === null) throw new Refusal("NOT_NOW");
  await answerApproval(tx, { id: row.approval_id, answer, reason: null });
  if (answer === "confirmed")
    await spendApproval(tx, {
      id: row.approval_id,
      act: COURT_EXPORT,
      object: objectOf({ caseId: row.case_id, court: row.court, reports: row.report_ids }),
    });
  return { outcome: "recorded" };
}

/** The order that may be produced now. @throws Refusal NOT_FOUND, SECOND_PERSON_NEEDED, NOT_NOW when its time is over */
export async function readyOrder(tx: ReaderTx, id: string): Promise<OrderRow> {
  const row = await orderById(tx, id);
  if (row.approval_id !== null && row.answer !== "confirmed") throw new Refusal("SECOND_PERSON_NEEDED");
  if (Date.parse(row.until) <= (await tx.now()).epochMilliseconds) throw new Refusal("NOT_NOW");
  return row;
}

async function orderById(tx: ReaderTx, id: string): Promise<OrderRow> {
  const [row] = await orderRows(tx, { id }, 1);
  if (!row) throw new Refusal("NOT_FOUND");
  return row;
}

/** The orders of one case as this person gets them. @throws Refusal NOT_FOUND */
export async function ordersShown(tx: ReaderTx, caseNamed: string, personId: string | null): Promise<CourtExportList> {
  const caseId = await findCase(tx, caseNamed);
  if (caseId === undefined) throw new Refusal("NOT_FOUND");
  const now = (await tx.now()).epochMilliseconds;
  const items = (await orderRows(tx, { caseId }, MOST)).map((o) => {
    const state = stateOf(o, now);
    return {
      id: o.id,
      court: o.court,
      reason: o.reason,
      reports: o.report_ids.length,
      by: o.by,
      at: o.at,
      until: o.until,
      state,
      second: o.approval_id !== null,
      confirmedBy: o.answered_by,
      mayAnswer: state === "asked" && personId !== null && o.person_id !== personId,
    };
  });
  return { items };
}

function stateOf(o: OrderRow, now: number): CourtExportList["items"][number]["state"] {
  if (o.answer === "refused") return "refused";
  if (Date.parse(o.until) <= now) return "expired";
  return o.approval_id === null || o.answer === "confirmed" ? "ready" : "asked";
}
