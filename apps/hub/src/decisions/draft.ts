/**
 * A body drafts a measure and goes on writing on it until it goes to review. Only bodies of the kinds that the plan names ask for a
 * type. What was approved and is changed afterwards is suspended: an approval is of exactly what was approved.
 */
import type { GatePlan } from "@noroshi/decisions/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { objectDigest } from "../approvals/approval.ts";
import { findCase } from "../cases/reading/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { type MeasureObject, type MeasureSaid, targetOf, targetToken, wordTokens } from "./form.ts";
import { holdMeasure, openMeasure } from "./open.ts";
import { gatesOf } from "./plans.ts";
import { Walk } from "./room.ts";
import { holdBallot, insertMeasure, insertNextVersion, insertStep, measureByNumber } from "./store.ts";

/** Measures whose target is money: accounts and cards are for the police and the bank concerned. */
const MONEY: ReadonlySet<string> = new Set(["freeze_funds", "recall_funds"]);

/** @throws Refusal NOT_ALLOWED for a body that may not ask for this type */
export async function planFor(signed: Signed, said: MeasureSaid): Promise<GatePlan> {
  const plan = (await gatesOf(signed)).plans.get(said.type);
  if (!plan?.askedBy.includes(signed.body.kind)) throw new Refusal("NOT_ALLOWED");
  return plan;
}

/** What is kept and decided on. @throws Refusal NOT_UNDERSTOOD for a recipient that is none */
export async function objectOf(signed: Signed, said: MeasureSaid): Promise<MeasureObject> {
  const directory = await signed.room.directory();
  const bodies = said.recipients.map((name) => directory.bySlug(name) ?? directory.byId(name));
  const at = bodies.indexOf(undefined);
  if (at >= 0) throw fault(`$.recipients[${at}]`, "No such body in this realm.", "この領域にその組織はありません。");
  const recipients = [...new Set(bodies.flatMap((b) => (b ? [b.id] : [])))].sort();
  return { type: said.type, form: said.form, recipients };
}

function kept(signed: Signed, object: MeasureObject) {
  const { realm } = signed.room;
  return {
    digest: objectDigest(object),
    content: object,
    words: wordTokens(realm, object.form),
    target: MONEY.has(object.type) ? null : targetToken(realm, targetOf(object.form.target.value)),
  };
}

/** @throws Refusal NOT_FOUND for a case out of sight, NOT_UNDERSTOOD for a number that is taken */
export async function draft(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: MeasureSaid,
  under: { readonly label: LabelKey; readonly object: MeasureObject },
): Promise<Done> {
  const id = doing.chance.uuid();
  const number = said.number ?? `M-${id.slice(0, 8)}`;
  const askerId = signed.body.id;
  await holdBallot(tx, { askerId, number }, true);
  if (await measureByNumber(tx, askerId, number))
    throw fault("$.number", "Another measure has this number.", "この番号は別の措置に使われています。");
  const caseId = said.case ? await findCase(tx, said.case) : null;
  if (caseId === undefined) throw new Refusal("NOT_FOUND");
  const { receiptId, at } = doing;
  const { label, object } = under;
  await insertMeasure(signed.room.realm, tx, {
    id,
    label,
    number,
    type: said.type,
    caseId,
    receiptId,
    at,
    ...kept(signed, object),
  });
  await insertStep(tx, {
    measureId: id,
    label,
    n: 1,
    version: 1,
    event: "edit",
    state: "drafted",
    answer: null,
    waitsFor: "requester",
    receiptId,
  });
  await record(tx, [
    {
      act: "measure.asked",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { type: said.type, receipt: receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** Another version. @throws Refusal NOT_FOUND, MOVED_ON, MEASURE_NOT_NOW; NOT_UNDERSTOOD for another type */
export async function edit(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  at: { readonly id: string; readonly seen: number },
  object: MeasureObject,
): Promise<Done> {
  const m = await holdMeasure(signed, tx, at.id, at.seen);
  if (m.row.owner_id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
  if (m.row.type !== object.type) throw fault("$.type", "The type stays as it is.", "種類は変えられません。");
  const walk = new Walk(signed, tx, doing, m);
  await walk.settle();
  const { state } = walk.measure.row;
  const version = { ...kept(signed, object) };
  // A draft is written on; what others have begun to look at has changed under them.
  const event = state === "drafted" || state === "suspended" ? "edit" : "object_changes";
  await insertNextVersion(signed.room.realm, tx, walk.measure.row, version);
  const anew = new Walk(signed, tx, doing, await openMeasure(signed, tx, at.id));
  await anew.take(event);
  return { outcome: "recorded" };
}

const fault = (place: string, en: string, ja: string): Refusal =>
  new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place, say: { en, ja } }] });
