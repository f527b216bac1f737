/**
 * A second person confirms a proposal to lower labels, or refuses it. Confirmed, the rows change their labels in the same act, held by the
 * database: whoever is entitled now sees them from its next look on, and nobody did before. Who had been handed a value under narrower
 * terms is told by a job that this act leaves behind.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { answerApproval, spendApproval } from "../approvals/approval.ts";
import type { ReaderTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { LOWER, objectOf } from "./propose.ts";
import { carryOut, endLowering, holdLowering, type LoweringRow, movesOf, underHold } from "./store.ts";

export const AnswerSaid = z
  .strictObject({ answer: z.enum(["confirmed", "refused"]), reason: z.string().trim().max(4000).nullish() })
  .refine((a) => a.answer === "confirmed" || a.reason, { path: ["reason"], message: "a refusal says why" });

/** The role in which somebody confirms what another body proposed. */
const FOR_OTHERS = "releasability_officer";

/** May somebody of these roles answer it, as far as body and role go? */
export function mayAnswer(
  row: Pick<LoweringRow, "owner_id" | "rule">,
  bodyId: string,
  roles: readonly string[],
): boolean {
  return row.owner_id === bodyId ? row.rule === "other_person" : roles.includes(FOR_OTHERS);
}

/**
 * @throws Refusal NOT_FOUND, NOT_NOW once it has ended, NOT_ALLOWED for a role of another body that judges nothing, SECOND_PERSON_NEEDED,
 * APPROVAL_CLOSED, LOWER_HELD, LOWER_MOVED where labels or versions are not what was proposed any more
 */
export async function answerLowering(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof AnswerSaid>,
): Promise<Done> {
  const row = await holdLowering(tx, id);
  if (!row) throw new Refusal("NOT_FOUND");
  if (row.state !== "asked") throw new Refusal("NOT_NOW");
  if (row.owner_id !== signed.body.id && !mayAnswer(row, signed.body.id, signed.acting.roles))
    throw new Refusal("NOT_ALLOWED");
  await answerApproval(tx, { id: row.approval_id, answer: said.answer, reason: said.reason ?? null });
  if (said.answer === "refused") await endLowering(tx, id, "refused");
  else await lower(tx, row);
  await record(tx, [
    {
      act: said.answer === "confirmed" ? "label.lowered" : "label.lowering_refused",
      actorId: tx.reader.actorId,
      labelId: row.label_id,
      subject: id,
      facts: {
        report: row.report_id,
        owner: row.owner_id,
        values: row.items?.length ?? null,
        tlp: row.to_tlp,
        pap: row.to_pap,
        lifts: row.lifts,
        receipt: doing.receiptId,
      },
    },
  ]);
  return { outcome: "recorded" };
}

async function lower(tx: ReaderTx, row: LoweringRow): Promise<void> {
  // A hold of the confirming body lies in its own sight alone.
  if (await underHold(tx, row.versions)) throw new Refusal("LOWER_HELD");
  const moves = (await movesOf(tx, [row.id])).map((m) => [m.earlier, m.later] as const);
  const object = objectOf({ id: row.id, versions: row.versions, moves, items: row.items });
  await spendApproval(tx, { id: row.approval_id, act: LOWER, object });
  if (!(await carryOut(tx, row.id))) throw new Refusal("LOWER_MOVED");
  if (row.items !== null) await enqueue(tx, "fuse", {});
  await enqueue(tx, "widen", { declassification: row.id });
}
