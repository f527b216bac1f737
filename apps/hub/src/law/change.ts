/**
 * A basis changes its state when two people of two bodies say so: one asks for exactly one thing, another of another body confirms
 * it, and it is done in that same act. Never for a time that has passed: what came in while a gate was closed stays as it came in.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actLabel } from "../acts/act-label.ts";
import { answerApproval, askApproval, spendApproval } from "../approvals/approval.ts";
import { actingPersonOf } from "../approvals/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { basisExists, type ChangeRow, changeRows, insertChange } from "./change-store.ts";
import { lawOf } from "./realm-law.ts";
import { writeConfirmed } from "./store.ts";

const ACT = "law.change";

/** Until when the second person can answer. Source: the design of the product; no law fixes it. */
const ANSWER_WITHIN_DAYS = 14;

/** Which kinds of bodies may take part where the realm has no profile that says so. */
const KINDS: readonly string[] = ["coordinator", "commission"];

export const LEGAL_OFFICER = "legal_officer";

export const ChangeSaid = z.strictObject({
  basis: z.string().min(1).max(80),
  state: z.enum(["none", "bill", "enacted_not_in_force", "in_force", "suspended", "repealed"]),
  /** From when on; the moment of the confirmation when absent. */
  since: z.iso.datetime({ offset: true }).nullish(),
  until: z.iso.datetime({ offset: true }).nullish(),
  source: z.string().min(3).max(1000),
  verified: z.boolean().default(false),
  reason: z.string().min(10).max(1000),
});

export const AnswerSaid = z.strictObject({
  answer: z.enum(["confirmed", "refused"]),
  reason: z.string().max(1000).nullish(),
});

/** May this actor ask for and answer changes? A person who is a legal officer of a body of a kind that the profile names. */
export async function mayChange(signed: Signed, tx: ReaderTx): Promise<boolean> {
  const kinds = (await lawOf(tx))?.profile.change.kinds ?? KINDS;
  return kinds.includes(signed.body.kind) && signed.acting.roles.includes(LEGAL_OFFICER);
}

/** @throws Refusal NOT_ALLOWED, SECOND_PERSON_NEEDED for a machine, NOT_UNDERSTOOD for a basis that is none or a time that has passed */
export async function askChange(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof ChangeSaid>,
): Promise<Done> {
  if ((await actingPersonOf(tx)) === undefined) throw new Refusal("SECOND_PERSON_NEEDED");
  if (!(await mayChange(signed, tx))) throw new Refusal("NOT_ALLOWED");
  const now = Date.parse(doing.at);
  const since = said.since ?? null;
  if (!(await basisExists(tx, said.basis)))
    throw bad("basis", "No such basis in this realm.", "この領域にその根拠規定はありません。");
  if (since !== null && Date.parse(since) < now)
    throw bad("since", "A state never begins in the past.", "過去に遡って始めることはできません。");
  if (said.until && Date.parse(said.until) <= Math.max(now, since === null ? now : Date.parse(since)))
    throw bad("until", "It would end before it begins.", "始まりより前に終わっています。");
  const label = await internLabel(signed.room.realm, await amongThose(signed, tx));
  const approvalId = doing.chance.uuid();
  const change = {
    id: doing.chance.uuid(),
    approvalId,
    labelId: label.label_id,
    basis: said.basis,
    state: said.state,
    since: since ?? doing.at,
    until: said.until ?? null,
    source: said.source,
    verified: said.verified,
  };
  const until = (await tx.now()).add({ hours: 24 * ANSWER_WITHIN_DAYS }).toString();
  await askApproval(tx, {
    id: approvalId,
    labelId: label.label_id,
    act: ACT,
    subject: change.id,
    object: { ...objectOf(change), id: change.id },
    rule: "other_organisation",
    reason: said.reason,
    until,
  });
  await insertChange(tx, change);
  await record(tx, [
    {
      act: "law.change_asked",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: change.id,
      facts: { basis: said.basis, state: said.state, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, APPROVAL_CLOSED, SECOND_PERSON_NEEDED */
export async function answerChange(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof AnswerSaid>,
): Promise<Done> {
  const [change] = await changeRows(tx, id, 1);
  if (!change) throw new Refusal("NOT_FOUND");
  if (!(await mayChange(signed, tx))) throw new Refusal("NOT_ALLOWED");
  await answerApproval(tx, { id: change.approval_id, answer: said.answer, reason: said.reason ?? null });
  if (said.answer === "confirmed") {
    await spendApproval(tx, { id: change.approval_id, act: ACT, object: objectOfRow(change) });
    await writeConfirmed(tx, doing.chance.uuid(), id);
  }
  await record(tx, [
    {
      act: said.answer === "confirmed" ? "law.changed" : "law.change_refused",
      actorId: tx.reader.actorId,
      labelId: change.label_id,
      subject: id,
      facts: { basis: change.basis_id, state: change.state, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

interface ChangeObject {
  readonly basis: string;
  readonly state: string;
  readonly since: string;
  readonly until: string | null;
  readonly source: string;
  readonly verified: boolean;
}

/** Exactly what the second person confirms. Instants as milliseconds, so that a stored one and a said one are the same. */
const objectOf = (c: ChangeObject) => ({
  basis: c.basis,
  state: c.state,
  since: Date.parse(c.since),
  until: c.until === null ? null : Date.parse(c.until),
  source: c.source,
  verified: c.verified,
});

const objectOfRow = (c: ChangeRow) => ({ ...objectOf({ ...c, basis: c.basis_id }), id: c.change_id });

/** Who sees the question: every body of a kind that may take part. */
async function amongThose(signed: Signed, tx: ReaderTx) {
  const kinds = (await lawOf(tx))?.profile.change.kinds ?? KINDS;
  const directory = await signed.room.directory();
  return actLabel(
    signed.body.id,
    "amber",
    directory.all.filter((o) => kinds.includes(o.kind) || o.id === signed.body.id).map((o) => o.id),
  );
}

function bad(place: string, en: string, ja: string): Refusal {
  return new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${place}`, say: { en, ja } }] });
}
