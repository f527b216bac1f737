/**
 * Acts of the bodies that a gate waits for: the foreign ministry says that it was consulted, persons of approving bodies vote.
 * Each names the requester's number and exactly what it is about, and may be given before the request comes in. A body of
 * another kind cannot give them, whatever role its people have.
 */
import { NeutralisationDocument, objectOfDocument } from "@noroshi/decisions";
import type { GatePlan } from "@noroshi/decisions/contract";
import { z } from "zod";
import type { SignIn } from "../accounts/sign-in.ts";
import type { Signed } from "../accounts/signed.ts";
import type { Organisation } from "../accounts/store.ts";
import type { Doing, Done } from "../acts/act.ts";
import { objectDigest } from "../approvals/approval.ts";
import { actingPersonOf } from "../approvals/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { gatesOf } from "./plans.ts";
import { mustNotSign } from "./signing.ts";
import { holdBallot, insertConsultation, insertVote } from "./store.ts";
import { isForeignMinistry } from "./taking-part.ts";

export const ConsultationSaid = z.strictObject({
  /** The request as it lay before the ministry. */
  request: NeutralisationDocument,
  /** The ministry's own reference. */
  reference: z.string().trim().min(1).max(200),
});

export const DecisionSaid = z.strictObject({
  /** The request as it lay before who decides: an approval approves exactly this. */
  request: NeutralisationDocument,
  says: z.enum(["approve", "approve_with_conditions", "refuse"]),
  /** The deciding body's own number. */
  decision: z.string().trim().min(1).max(200),
  /** The conditions, or the reason of a refusal. */
  words: z.string().trim().min(1).max(8000).nullish(),
  /** Exclusive; as long as the plan of the measure says when absent. */
  validUntil: z.iso.datetime({ offset: true }).nullish(),
});

export interface Under {
  readonly plan: GatePlan;
  readonly label: LabelKey;
  readonly asker: Organisation;
}

/** Who asks, as a request names it. @throws Refusal NOT_UNDERSTOOD for no body of this realm */
export async function askerOf(signed: Signed, requester: string): Promise<{ asker: Organisation; plan: GatePlan }> {
  const directory = await signed.room.directory();
  const asker = directory.bySlug(requester) ?? directory.byId(requester);
  const plan = (await gatesOf(signed)).plans.get("neutralise");
  if (asker && plan) return { asker, plan };
  const say = { en: "No such body in this realm.", ja: "この領域にその組織はありません。" };
  throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: "$.request.requester", say }] });
}

/** @throws Refusal NOT_ALLOWED for a body that is not the foreign ministry */
export async function consult(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof ConsultationSaid>,
  { label, asker }: Under,
): Promise<Done> {
  const { hubCountry } = await signed.room.directory();
  if (!isForeignMinistry(signed.body, hubCountry)) throw new Refusal("NOT_ALLOWED");
  await person(tx);
  const about = { askerId: asker.id, number: said.request.requestId };
  const digest = objectDigest(objectOfDocument(said.request));
  await holdBallot(tx, about, true);
  const id = doing.chance.uuid();
  await insertConsultation(tx, {
    id,
    label,
    ...about,
    digest,
    reference: said.reference,
    receiptId: doing.receiptId,
  });
  await record(tx, [
    {
      act: "measure.consulted",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { asker: asker.id, digest: digest.toString("hex"), receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/**
 * A decision as a document carries no signature: whoever has to sign votes on the measure itself.
 * @throws Refusal NOT_ALLOWED for a body of a kind that does not approve this, PASSKEY_NEEDED, NOT_UNDERSTOOD for conditions that are missing
 */
export async function decide(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof DecisionSaid>,
  { plan, label, asker, signIn }: Under & { readonly signIn: SignIn },
): Promise<Done> {
  if (signed.body.kind !== plan.approval.by) throw new Refusal("NOT_ALLOWED");
  await person(tx);
  await mustNotSign(signIn, signed);
  if (said.says === "approve_with_conditions" && !said.words) throw wordless();
  const about = { askerId: asker.id, number: said.request.requestId };
  const digest = objectDigest(objectOfDocument(said.request));
  await holdBallot(tx, about, true);
  const id = doing.chance.uuid();
  const now = await tx.now();
  const ends =
    said.validUntil ?? (plan.validMinutes === null ? null : now.add({ minutes: plan.validMinutes }).toString());
  if (ends !== null && Date.parse(ends) <= now.epochMilliseconds) throw over();
  await insertVote(signed.room.realm, tx, {
    id,
    label,
    ...about,
    digest,
    says: said.says,
    decision: said.decision,
    words: said.words ?? null,
    onBehalfOf: null,
    validUntil: ends,
    receiptId: doing.receiptId,
    at: doing.at,
  });
  await record(tx, [
    {
      act: "measure.decided",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { asker: asker.id, says: said.says, digest: digest.toString("hex"), receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** Only a person consults or decides. */
async function person(tx: ReaderTx): Promise<void> {
  if ((await actingPersonOf(tx)) === undefined) throw new Refusal("NOT_ALLOWED");
}

const fault = (place: string, en: string, ja: string): Refusal =>
  new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place, say: { en, ja } }] });
const wordless = () => fault("$.words", "Name the conditions.", "条件を書いてください。");
const over = () => fault("$.validUntil", "It would be over already.", "既に終わっています。");
