/**
 * Disposals and holds, each the act of two people. A disposal names exactly the reports that its proposer sees and that are due; a
 * hold lies from the second person's answer on, and nobody is told of it beyond the bodies that may answer.
 */
import { classOf, dueAt, type RetentionClass } from "@noroshi/oversight";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import { answerApproval, askApproval, spendApproval } from "../approvals/approval.ts";
import type { ReaderTx } from "../db/act.ts";
import { enqueue } from "../db/jobs.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { isUuid } from "../intake/routes.ts";
import { record } from "../oversight/recorder.ts";
import { standingOf } from "../roles/store.ts";
import { RETENTION } from "./plan.ts";
import {
  coveredBy,
  disposalRows,
  type HoldRow,
  holdRows,
  insertDisposal,
  insertHold,
  keptRecords,
  type RecordRow,
  seesAbout,
  writeLifted,
  writeLifting,
  writePlaced,
} from "./store.ts";

const DISPOSE = "retention.dispose";
const HOLD = "legal_hold.place";
const LIFT = "legal_hold.lift";
/** How long a second person has. */
const ANSWER_WITHIN_HOURS = 24 * 14;
/** Reports in one disposal: more are proposed one after the other. */
const MOST = 5_000;

const Reason = z.string().trim().min(10).max(4000);
export const DisposalSaid = z.strictObject({ class: z.string().min(1).max(40), reason: Reason });
export const AnswerSaid = z.strictObject({
  answer: z.enum(["confirmed", "refused"]),
  reason: z.string().trim().max(4000).nullish(),
});
export const HoldSaid = z.strictObject({
  about: z.strictObject({ kind: z.enum(["report", "case"]), id: z.string().refine(isUuid) }),
  reason: Reason,
});
export const LiftSaid = z.strictObject({ reason: Reason });

/** What of this reader's own view is due now: a body's own reports, and for the coordinating body all that it sees. */
export async function dueNow(
  signed: Signed,
  tx: ReaderTx,
): Promise<readonly (RecordRow & { readonly class: string; readonly from: string })[]> {
  const now = (await tx.now()).epochMilliseconds;
  const own = signed.body.kind === "coordinator" ? {} : { own: signed.body.id };
  return (await keptRecords(tx, own)).flatMap((r) => {
    const kept = classOf(RETENTION, r);
    const from = dueAt(kept, r);
    return from !== null && Date.parse(from) <= now ? [{ ...r, class: kept.id, from }] : [];
  });
}

/** @throws Refusal NOT_UNDERSTOOD for no such class, NOT_NOW where nothing of it is due */
export async function propose(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof DisposalSaid>,
): Promise<Done> {
  const kept = RETENTION.classes.find((c) => c.id === said.class);
  if (!kept) throw bad("class", "There is no such class.", "その保存区分はありません。");
  const reports = (await dueNow(signed, tx)).filter((r) => r.class === kept.id).slice(0, MOST);
  if (reports.length === 0) throw new Refusal("NOT_NOW");
  const label = await labelOver(signed, kept.approver.bodies);
  const ids = reports.map((r) => r.id).sort();
  const id = doing.chance.uuid();
  await askApproval(tx, {
    id,
    labelId: label.label_id,
    act: DISPOSE,
    subject: null,
    object: { class: kept.id, reports: ids },
    rule: kept.approver.otherOrganisation ? "other_organisation" : "other_person",
    reason: said.reason,
    until: await deadline(tx),
  });
  await insertDisposal(tx, { id, label, class: kept.id, reports: ids });
  return { outcome: "recorded" };
}

/** May this actor answer a disposal of the class? */
export function mayApprove(signed: Signed, roles: readonly string[], kept: RetentionClass | undefined): boolean {
  if (kept === undefined) return false;
  const { approver } = kept;
  return approver.bodies.includes(signed.body.kind) && roles.some((role) => approver.roles.includes(role));
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED for a role that the class does not name, SECOND_PERSON_NEEDED, APPROVAL_CLOSED */
export async function answerDisposal(
  signed: Signed,
  tx: ReaderTx,
  id: string,
  said: z.infer<typeof AnswerSaid>,
): Promise<Done> {
  const [row] = await disposalRows(tx, id, 1);
  if (!row) throw new Refusal("NOT_FOUND");
  const { roles } = await standingOf(signed.room.realm, tx.reader.actorId);
  if (
    !mayApprove(
      signed,
      roles,
      RETENTION.classes.find((c) => c.id === row.class),
    )
  )
    throw new Refusal("NOT_ALLOWED");
  await answerApproval(tx, { id, answer: said.answer, reason: said.reason ?? null });
  if (said.answer === "confirmed") {
    const object = { class: row.class, reports: [...row.report_ids].sort() };
    await spendApproval(tx, { id, act: DISPOSE, object });
    await enqueue(tx, "dispose", {});
  }
  return { outcome: "recorded" };
}

const objectOf = (h: Pick<HoldRow, "kind" | "about_id">) => ({ kind: h.kind, id: h.about_id.toLowerCase() });

/** @throws Refusal NOT_FOUND for what is out of sight */
export async function askHold(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof HoldSaid>,
): Promise<Done> {
  const { kind, id: about } = said.about;
  if (!(await seesAbout(tx, kind, about))) throw new Refusal("NOT_FOUND");
  const label = await labelOver(signed, []);
  const [id, placing] = [doing.chance.uuid(), doing.chance.uuid()];
  await askApproval(tx, {
    id: placing,
    labelId: label.label_id,
    act: HOLD,
    subject: id,
    object: objectOf({ kind, about_id: about }),
    rule: "other_person",
    reason: said.reason,
    until: await deadline(tx),
  });
  await insertHold(tx, { id, label, kind, about, placing });
  return { outcome: "recorded" };
}

/** Answers what is open of a hold: its placing, or its lifting. @throws Refusal NOT_FOUND, NOT_NOW, SECOND_PERSON_NEEDED, APPROVAL_CLOSED */
export async function answerHold(tx: ReaderTx, id: string, said: z.infer<typeof AnswerSaid>): Promise<Done> {
  const [row] = await holdRows(tx, id, 1);
  if (!row) throw new Refusal("NOT_FOUND");
  const lifting = row.placed_at !== null;
  const approval = lifting ? row.lifting_id : row.placing_id;
  if (approval === null || row.lifted_at !== null) throw new Refusal("NOT_NOW");
  await answerApproval(tx, { id: approval, answer: said.answer, reason: said.reason ?? null });
  if (said.answer === "refused") return { outcome: "recorded" };
  await spendApproval(tx, { id: approval, act: lifting ? LIFT : HOLD, object: objectOf(row) });
  await (lifting ? writeLifted(tx, id) : writePlaced(tx, id));
  await record(tx, [
    {
      act: lifting ? "legal_hold.lifted" : "legal_hold.placed",
      actorId: tx.reader.actorId,
      labelId: row.label_id,
      subject: id,
      // The log alone tells later what lay under a hold, and when.
      facts: { about: row.kind, of: row.about_id, covers: await coveredBy(tx, row.kind, row.about_id) },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND, NOT_NOW for a hold that does not lie */
export async function askLifting(
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof LiftSaid>,
): Promise<Done> {
  const [row] = await holdRows(tx, id, 1);
  if (!row || row.owner_id !== tx.reader.organisationId) throw new Refusal("NOT_FOUND");
  if (row.placed_at === null || row.lifted_at !== null) throw new Refusal("NOT_NOW");
  const approval = doing.chance.uuid();
  await askApproval(tx, {
    id: approval,
    labelId: row.label_id,
    act: LIFT,
    subject: id,
    object: objectOf(row),
    rule: "other_person",
    reason: said.reason,
    until: await deadline(tx),
  });
  await writeLifting(tx, id, approval);
  return { outcome: "recorded" };
}

const deadline = async (tx: ReaderTx): Promise<string> =>
  (await tx.now()).add({ hours: ANSWER_WITHIN_HOURS }).toString();

/** This body and the domestic bodies of these kinds. */
async function labelOver(signed: Signed, kinds: readonly string[]): Promise<LabelKey> {
  const { all, hubCountry } = await signed.room.directory();
  const others = all.filter((o) => kinds.includes(o.kind) && o.country === hubCountry).map((o) => o.id);
  const audience = [...new Set([signed.body.id, ...others])].sort();
  return internLabel(signed.room.realm, actLabel(signed.body.id, "amber", audience));
}

const bad = (place: string, en: string, ja: string): Refusal =>
  new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${place}`, say: { en, ja } }] });
