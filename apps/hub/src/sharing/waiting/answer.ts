/**
 * A second person of the office lets a release go or refuses it; its own body takes it back. Let go, it holds what might go out when it was
 * ordered and may go out still: the orderer's part is looked at again here, the rest by the duty that delivers, and neither grows.
 */
import { z } from "zod";
import type { Signed } from "../../accounts/signed.ts";
import type { Doing, Done } from "../../acts/act.ts";
import { answerApproval, spendApproval } from "../../approvals/approval.ts";
import type { ReaderTx } from "../../db/act.ts";
import { enqueue } from "../../db/jobs.ts";
import { Refusal } from "../../http/problem.ts";
import { record } from "../../oversight/recorder.ts";
import { digestOf } from "../marking.ts";
import { planOwnPart } from "../order.ts";
import { LET_GO } from "./ask-second.ts";
import { endRelease, findWaiting, letGo, type WaitingRow } from "./waiting-store.ts";

export const AnswerSaid = z
  .strictObject({ answer: z.enum(["approved", "refused"]), reason: z.string().trim().max(4000).nullish() })
  .refine((a) => a.answer === "approved" || a.reason, { path: ["reason"], message: "a refusal says why" });

/** @throws Refusal NOT_FOUND, NOT_NOW once it has ended, SECOND_PERSON_NEEDED for who ordered it and for machines, APPROVAL_CLOSED */
export async function answerRelease(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof AnswerSaid>,
): Promise<Done> {
  const row = await waiting(tx, id);
  const answer = said.answer === "approved" ? "confirmed" : "refused";
  await answerApproval(tx, { id: row.approvalId, answer, reason: said.reason ?? null });
  if (answer === "refused") await endRelease(tx, id, "refused");
  else await go(signed, tx, doing, row);
  await told(tx, row, answer === "confirmed" ? "release.approved" : "release.refused", doing);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND, NOT_NOW once it has ended */
export async function takeBackRelease(_: Signed, tx: ReaderTx, doing: Doing, id: string): Promise<Done> {
  const row = await waiting(tx, id);
  if (!(await endRelease(tx, id, "taken_back"))) throw new Refusal("NOT_NOW");
  await told(tx, row, "release.taken_back", doing);
  return { outcome: "recorded" };
}

async function waiting(tx: ReaderTx, id: string): Promise<WaitingRow> {
  const row = await findWaiting(tx, id);
  if (!row) throw new Refusal("NOT_FOUND");
  if (row.state !== "waiting") throw new Refusal("NOT_NOW");
  return row;
}

async function go(signed: Signed, tx: ReaderTx, doing: Doing, row: WaitingRow): Promise<void> {
  const { id, audience, reports, items, victims } = row;
  const exactly = { id, audience, recipients: row.recipients, reports, items, victims, digest: digestOf(row.seen) };
  await spendApproval(tx, { id: row.approvalId, act: LET_GO, object: exactly });
  const directory = await signed.room.directory();
  const recipients = row.recipients.flatMap((one) => directory.byId(one) ?? []);
  const of = { recipients, reports: row.reports, only: row.items };
  const { part } = await planOwnPart(signed.room.realm, tx, directory, of, doing.at);
  await letGo(tx, id, part.values);
  await enqueue(tx, "deliver", {});
}

async function told(
  tx: ReaderTx,
  row: WaitingRow,
  act: "release.approved" | "release.refused" | "release.taken_back",
  doing: Doing,
): Promise<void> {
  const facts = { to: row.recipients, receipt: doing.receiptId };
  await record(tx, [{ act, actorId: tx.reader.actorId, labelId: row.labelId, subject: row.id, facts }]);
}
