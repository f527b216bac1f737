/**
 * What people do to a measure that is there: its own body takes it on, a legal officer reviews it, the foreign ministry says that it
 * was consulted, persons of the approving body vote and review in the end. Each under the last step that they had seen.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import type { SignIn } from "../accounts/sign-in.ts";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actingPersonOf } from "../approvals/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { allow } from "../roles/guard.ts";
import type { Policies } from "../roles/policies.ts";
import { insertLoss, insertNotice } from "./effect-store.ts";
import { holdMeasure, type OpenMeasure } from "./open.ts";
import { Walk } from "./room.ts";
import { confirmedBy, SignatureSaid, statementOf } from "./signing.ts";
import { insertConsultation, insertVote, sealWords } from "./store.ts";
import { isForeignMinistry } from "./taking-part.ts";

const Words = z.string().trim().min(1).max(8000);

/** What the asking body does itself. */
export const StepSaid = z.strictObject({
  event: z.enum(["send_to_review", "submit", "withdraw", "declare_emergency", "direct", "report_outcome", "close"]),
  /** The written reason of an emergency, or the outcome. */
  words: Words.nullish(),
});
export const ReviewSaid = z.strictObject({ passes: z.boolean(), words: Words.nullish() });
export const ReferenceSaid = z.strictObject({ reference: z.string().trim().min(1).max(200) });
export const VoteSaid = z.strictObject({
  says: z.enum(["approve", "approve_with_conditions", "refuse"]),
  decision: z.string().trim().min(1).max(200).nullish(),
  words: Words.nullish(),
  validUntil: z.iso.datetime({ offset: true }).nullish(),
  /** The person who delegated its vote to this one. */
  onBehalfOf: z.uuid().nullish(),
  /** The assertion of a passkey over exactly this decision. */
  signature: SignatureSaid.nullish(),
});
export const FinalReviewSaid = z.strictObject({ words: Words });
export const LossSaid = z.strictObject({
  kind: z.enum(["lost", "frozen", "recovered"]),
  amount: z.string().regex(/^\d{1,15}(\.\d{1,2})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  on: z.iso.date(),
});
export const NoticeSaid = z.strictObject({
  kind: z.enum(["notified", "deferred"]),
  words: Words,
  /** When a deferral is looked at again. */
  reviewAt: z.iso.datetime({ offset: true }).nullish(),
});

export interface At {
  readonly id: string;
  readonly seen: number;
}

const DONE: Done = { outcome: "recorded" };

/** @throws Refusal NOT_FOUND, MOVED_ON, NOT_ALLOWED for another body, MEASURE_NOT_NOW */
export async function takeOn(signed: Signed, tx: ReaderTx, doing: Doing, at: At, said: z.infer<typeof StepSaid>) {
  const m = await own(signed, await holdMeasure(signed, tx, at.id, at.seen));
  // What binds others is ordered by a person.
  if (said.event === "direct" || said.event === "declare_emergency") await person(tx);
  await new Walk(signed, tx, doing, m).take(said.event, said.words ?? null);
  return DONE;
}

export async function reviewLegally(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  at: At,
  said: z.infer<typeof ReviewSaid>,
) {
  const m = await own(signed, await holdMeasure(signed, tx, at.id, at.seen));
  await person(tx);
  await new Walk(signed, tx, doing, m).take(said.passes ? "pass_review" : "return", said.words ?? null);
  return DONE;
}

export async function consultHere(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  at: At,
  said: z.infer<typeof ReferenceSaid>,
  label: LabelKey,
) {
  const { hubCountry } = await signed.room.directory();
  if (!isForeignMinistry(signed.body, hubCountry)) throw new Refusal("NOT_ALLOWED");
  const m = await holdMeasure(signed, tx, at.id, at.seen);
  await person(tx);
  await insertConsultation(tx, {
    id: doing.chance.uuid(),
    label,
    askerId: m.row.owner_id,
    number: m.row.number,
    digest: m.row.object_digest,
    reference: said.reference,
    receiptId: doing.receiptId,
  });
  await noted(tx, doing, m, "measure.consulted", { digest: m.row.object_digest.toString("hex") });
  const walk = new Walk(signed, tx, doing, m);
  await walk.settle();
  await walk.follow();
  return DONE;
}

const OVER: ReadonlySet<string> = new Set([
  "refused",
  "withdrawn",
  "expired",
  "reviewed",
  "closed",
  "outcome_reported",
]);

/** @throws Refusal NOT_ALLOWED for whoever does not approve this, or asked for it; SECOND_PERSON_NEEDED for a delegate of the asker */
export async function vote(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  at: At,
  said: z.infer<typeof VoteSaid>,
  more: { readonly label: LabelKey; readonly policies: Policies; readonly key: string; readonly signIn: SignIn },
) {
  const m = await holdMeasure(signed, tx, at.id, at.seen);
  const { row, plan } = m;
  if (signed.body.kind !== plan.approval.by) throw new Refusal("NOT_ALLOWED");
  await allow(more.policies, signed, "measure.decide", {
    id: row.id,
    askedPerson: row.asked_person ?? row.asked_by,
    askedOrganisation: row.owner_id,
    answeredPerson: null,
    otherOrganisation: plan.approval.otherOrganisation,
  });
  await person(tx);
  const walk = new Walk(signed, tx, doing, m);
  await walk.settle();
  if (OVER.has(walk.measure.row.state)) throw new Refusal("MEASURE_NOT_NOW");
  if (said.says === "approve_with_conditions" && !said.words)
    throw fault("$.words", "Name the conditions.", "条件を書いてください。");
  if (said.onBehalfOf && said.onBehalfOf === row.asked_person) throw new Refusal("SECOND_PERSON_NEEDED");
  const now = await tx.now();
  const ends =
    said.validUntil ?? (plan.validMinutes === null ? null : now.add({ minutes: plan.validMinutes }).toString());
  if (ends !== null && Date.parse(ends) <= now.epochMilliseconds)
    throw fault("$.validUntil", "It would be over already.", "既に終わっています。");
  const statement = statementOf({
    realm: signed.room.name,
    measure: row.id,
    object: row.object_digest.toString("hex"),
    seen: at.seen,
    key: more.key,
    says: said.says,
    decision: said.decision ?? null,
    words: said.words ?? null,
    validUntil: said.validUntil ?? null,
    onBehalfOf: said.onBehalfOf ?? null,
  });
  const assertion = await confirmedBy(more.signIn, signed, statement, said.signature ?? null);
  await insertVote(signed.room.realm, tx, {
    id: doing.chance.uuid(),
    signed: assertion && { statement, assertion },
    label: more.label,
    askerId: row.owner_id,
    number: row.number,
    digest: row.object_digest,
    says: said.says,
    decision: said.decision ?? null,
    words: said.words ?? null,
    onBehalfOf: said.onBehalfOf ?? null,
    validUntil: ends,
    receiptId: doing.receiptId,
    at: doing.at,
  });
  const statementDigest = assertion && createHash("sha256").update(statement).digest("hex");
  await noted(tx, doing, m, "measure.decided", {
    says: said.says,
    digest: row.object_digest.toString("hex"),
    // The challenge that the passkey signed: with it the record holds the kept signature to this act.
    ...(statementDigest ? { signed: statementDigest } : {}),
  });
  await walk.follow();
  return DONE;
}

export async function reviewInTheEnd(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  at: At,
  said: z.infer<typeof FinalReviewSaid>,
) {
  const m = await holdMeasure(signed, tx, at.id, at.seen);
  if (signed.body.kind !== m.plan.approval.by) throw new Refusal("NOT_ALLOWED");
  await person(tx);
  await new Walk(signed, tx, doing, m).take("review", said.words);
  return DONE;
}

/** Money is told by whoever takes part; amounts are never converted. */
export async function sayLoss(signed: Signed, tx: ReaderTx, doing: Doing, at: At, said: z.infer<typeof LossSaid>) {
  const m = await holdMeasure(signed, tx, at.id, at.seen);
  const id = doing.chance.uuid();
  const { kind, amount, currency } = said;
  await insertLoss(tx, m.row, { id, kind, amount, currency, on_date: said.on, receiptId: doing.receiptId });
  await noted(tx, doing, m, "measure.loss", { kind, currency });
  return DONE;
}

/** The register of who was told of a measure, and of what was put off. */
export async function sayNotice(signed: Signed, tx: ReaderTx, doing: Doing, at: At, said: z.infer<typeof NoticeSaid>) {
  const m = await own(signed, await holdMeasure(signed, tx, at.id, at.seen));
  const reviewAt = said.reviewAt ?? null;
  if (
    (said.kind === "deferred") !== (reviewAt !== null) ||
    (reviewAt !== null && Date.parse(reviewAt) <= Date.parse(doing.at))
  )
    throw fault("$.reviewAt", "A deferral names when it is looked at again.", "延期には見直しの日時が必要です。");
  const id = doing.chance.uuid();
  const words = await sealWords(signed.room.realm, tx, m.row, { table: "measure_notice", row: id }, said.words);
  await insertNotice(tx, m.row, { id, kind: said.kind, words, reviewAt, receiptId: doing.receiptId });
  await noted(tx, doing, m, "measure.noticed", { kind: said.kind });
  return DONE;
}

async function own(signed: Signed, m: OpenMeasure): Promise<OpenMeasure> {
  if (m.row.owner_id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
  return m;
}

async function person(tx: ReaderTx): Promise<void> {
  if ((await actingPersonOf(tx)) === undefined) throw new Refusal("NOT_ALLOWED");
}

const noted = (
  tx: ReaderTx,
  doing: Doing,
  m: OpenMeasure,
  act: "measure.consulted" | "measure.decided" | "measure.loss" | "measure.noticed",
  facts: Readonly<Record<string, string>>,
): Promise<void> =>
  record(tx, [
    {
      act,
      actorId: tx.reader.actorId,
      labelId: m.row.label_id,
      subject: m.row.id,
      facts: { ...facts, receipt: doing.receiptId },
    },
  ]);

const fault = (place: string, en: string, ja: string): Refusal =>
  new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place, say: { en, ja } }] });
