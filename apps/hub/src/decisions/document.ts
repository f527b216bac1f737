/**
 * A neutralisation is asked for by a file of the requester's own system. It is recorded whatever the answer is, and nothing is
 * done: accepted means that basis, consultation abroad and approval of the commission stood when it came in. What the file
 * says of consultation and decision proves nothing; only the acts of those bodies do.
 */
import { type NeutralisationDocument, objectOfDocument, step } from "@noroshi/decisions";
import type { GateCode, GatePlan, MeasureState, WaitsFor } from "@noroshi/decisions/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { objectDigest } from "../approvals/approval.ts";
import { actingPersonOf } from "../approvals/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { noteHolds } from "./deconflict.ts";
import { factsOf } from "./facts.ts";
import { targetOf, targetToken } from "./form.ts";
import { gatesOf } from "./plans.ts";
import { holdBallot, insertMeasure, insertNextVersion, insertStep, type MeasureRow, measureByNumber } from "./store.ts";

/** The plan of what a document asks for. @throws Refusal NOT_ALLOWED where no plan names it, or for a body that may not ask */
export async function planOfDocument(signed: Signed): Promise<GatePlan> {
  const plan = (await gatesOf(signed)).plans.get("neutralise");
  if (!plan?.askedBy.includes(signed.body.kind)) throw new Refusal("NOT_ALLOWED");
  return plan;
}

/** @throws Refusal NOT_UNDERSTOOD for a document of another body */
export async function askByDocument(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: NeutralisationDocument,
  under: { readonly plan: GatePlan; readonly label: LabelKey },
): Promise<Done> {
  if (said.requester !== signed.body.slug && said.requester !== signed.body.id) throw notOwn();
  const { plan, label } = under;
  const number = said.requestId;
  const digest = objectDigest(objectOfDocument(said));
  await holdBallot(tx, { askerId: signed.body.id, number }, true);
  const had = await measureByNumber(tx, signed.body.id, number);
  const measure = await kept(signed, tx, doing, { had, said, digest, label });
  const facts = await factsOf(
    tx,
    await signed.room.directory(),
    plan,
    {
      id: measure.id,
      askerId: signed.body.id,
      number,
      digest,
      askedBy: measure.askedBy,
      targetCountry: said.target.country ?? null,
    },
    { state: "drafted", deconflictionSince: null, formFaults: 0, reason: "" },
  );
  const answer = step(facts, "accept");
  const standing = measure.state;
  // What was accepted before and goes on is not begun again.
  const state = answer.ok && standing === "drafted" ? answer.state : standing;
  const accepted = answer.ok && standing === "drafted";
  const refused = answer.ok ? (goesOn(standing) ? null : NOT_NOW) : answer;
  await insertStep(tx, {
    measureId: measure.id,
    label: measure.label,
    n: measure.n + 1,
    version: measure.version,
    event: "accept",
    state,
    answer: refused?.code ?? "ACCEPTED",
    waitsFor: refused?.waitsFor ?? "consultation",
    receiptId: doing.receiptId,
  });
  // Whoever holds the target hears of it now, and nobody else can tell whether anybody did.
  if (accepted) await noteHolds(tx, measure.id, targetOf(said.target.address));
  await record(tx, [
    {
      act: "measure.asked",
      actorId: tx.reader.actorId,
      labelId: measure.label.label_id,
      subject: measure.id,
      facts: {
        type: "neutralise",
        answer: refused?.code ?? "ACCEPTED",
        digest: digest.toString("hex"),
        receipt: doing.receiptId,
      },
    },
  ]);
  return { outcome: "recorded" };
}

const NOT_NOW: { readonly code: GateCode; readonly waitsFor: WaitsFor } = {
  code: "MEASURE_NOT_NOW",
  waitsFor: "requester",
};

/** From being drafted, or from an approval that stands. */
const goesOn = (state: MeasureState): boolean =>
  ["drafted", "approved", "approved_with_conditions", "directed", "outcome_reported"].includes(state);

interface Kept {
  readonly id: string;
  readonly label: LabelKey;
  readonly version: number;
  readonly n: number;
  readonly state: MeasureState;
  readonly askedBy: string;
}

/** The measure of this number: new, as it stands, or with another version, which suspends what was approved before. */
async function kept(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  d: {
    readonly had: MeasureRow | undefined;
    readonly said: NeutralisationDocument;
    readonly digest: Buffer;
    readonly label: LabelKey;
  },
): Promise<Kept> {
  const { realm } = signed.room;
  const { had, said, digest, label } = d;
  if (had === undefined) {
    const id = doing.chance.uuid();
    const { requestId: number } = said;
    const { receiptId, at } = doing;
    await insertMeasure(realm, tx, {
      id,
      label,
      number,
      type: "neutralise",
      caseId: null,
      receiptId,
      digest,
      content: objectOfDocument(said),
      at,
      target: targetToken(realm, targetOf(said.target.address)),
    });
    return { id, label, version: 1, n: 0, state: "drafted", askedBy: (await actingPersonOf(tx)) ?? tx.reader.actorId };
  }
  const standing = { id: had.id, label: had, n: had.n, askedBy: had.asked_person ?? had.asked_by };
  if (had.type !== "neutralise") throw taken();
  if (had.object_digest.equals(digest)) return { ...standing, version: had.version, state: had.state };
  const version = await insertNextVersion(realm, tx, had, {
    digest,
    content: objectOfDocument(said),
    target: targetToken(realm, targetOf(said.target.address)),
  });
  const event = had.state === "drafted" ? "edit" : "object_changes";
  const changes = ["approved", "approved_with_conditions", "directed"].includes(had.state);
  const state: MeasureState = changes ? "suspended" : had.state;
  await insertStep(tx, {
    measureId: had.id,
    label: had,
    n: had.n + 1,
    version,
    event,
    state,
    answer: null,
    waitsFor: "approver",
    receiptId: doing.receiptId,
  });
  return { ...standing, n: had.n + 1, version, state };
}

const fault = (place: string, en: string, ja: string): Refusal =>
  new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place, say: { en, ja } }] });

const notOwn = () => fault("$.requester", "A body asks in its own name.", "自組織の名で求めてください。");
const taken = () =>
  fault("$.requestId", "Another kind of measure has this number.", "この番号は別の種類の措置に使われています。");
