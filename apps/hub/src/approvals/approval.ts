/**
 * Acts that need a second person, in three steps: somebody asks for exactly one thing, somebody else answers, and the thing is
 * done once. Refuses one person in both places, also under two accounts or in two bodies, and where the rule says so two
 * people of one body. What is checked here for a clear answer is held once more by the table's own constraints.
 */
import { createHash } from "node:crypto";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { type ApprovalRow, actingPersonOf, holdApproval, insertApproval, writeAnswer, writeSpent } from "./store.ts";

/** Whether the second person may come from the same body. */
export type SecondPerson = ApprovalRow["rule"];

export interface Asking {
  /** A uuid of the caller's chance. */
  readonly id: string;
  /** Who sees that it is asked: a label over both bodies, owned by the asking one. */
  readonly labelId: number;
  /** What kind of act it is for; an approval of one kind never serves another. */
  readonly act: string;
  /** What the act is about, when that has an id. */
  readonly subject: string | null;
  /** Exactly what is to be done: JSON; a confirmed approval serves this and nothing else. */
  readonly object: unknown;
  readonly rule: SecondPerson;
  /** Ten characters at least. */
  readonly reason: string;
  /** Until when it can be answered and used; an instant of the realm. */
  readonly until: string;
}

/** Asks for a second person. @throws Refusal SECOND_PERSON_NEEDED where a machine asks */
export async function askApproval(tx: ReaderTx, a: Asking): Promise<void> {
  if ((await actingPersonOf(tx)) === undefined) throw new Refusal("SECOND_PERSON_NEEDED");
  await insertApproval(tx, { ...a, digest: objectDigest(a.object), expiresAt: a.until });
  await entry(tx, a, "approval.asked", { for: a.act, rule: a.rule, until: a.until });
}

/**
 * Answers as the second person.
 * @throws Refusal NOT_FOUND out of sight, APPROVAL_CLOSED when answered or over, SECOND_PERSON_NEEDED where it is the same one
 */
export async function answerApproval(
  tx: ReaderTx,
  said: { readonly id: string; readonly answer: "confirmed" | "refused"; readonly reason: string | null },
): Promise<ApprovalRow> {
  const asked = await holdApproval(tx, said.id);
  if (!asked) throw new Refusal("NOT_FOUND");
  if (asked.answer !== null || (await isOver(tx, asked))) throw new Refusal("APPROVAL_CLOSED");
  const person = await actingPersonOf(tx);
  const sameBody = asked.asked_organisation === tx.reader.organisationId;
  if (person === undefined || person === asked.asked_person || (asked.rule === "other_organisation" && sameBody))
    throw new Refusal("SECOND_PERSON_NEEDED");
  await writeAnswer(tx, said.id, said.answer, said.reason);
  await entry(tx, { id: said.id, labelId: asked.label_id }, "approval.answered", {
    for: asked.act,
    answer: said.answer,
  });
  return asked;
}

/**
 * Uses a confirmed approval for the act that it names, in that act's own transaction. Each is used once.
 * @throws Refusal NOT_FOUND, APPROVAL_CLOSED when over or used, SECOND_PERSON_NEEDED when not confirmed or for another thing
 */
export async function spendApproval(
  tx: ReaderTx,
  use: { readonly id: string; readonly act: string; readonly object: unknown },
): Promise<ApprovalRow> {
  const held = await holdApproval(tx, use.id);
  if (!held) throw new Refusal("NOT_FOUND");
  if (held.spent_at !== null || (await isOver(tx, held))) throw new Refusal("APPROVAL_CLOSED");
  if (held.answer !== "confirmed" || held.act !== use.act || !held.object_digest.equals(objectDigest(use.object)))
    throw new Refusal("SECOND_PERSON_NEEDED");
  await writeSpent(tx, use.id);
  return held;
}

/** SHA-256 over the object as JSON with its keys in order, so that the same thing said twice is one thing. */
export function objectDigest(object: unknown): Buffer {
  return createHash("sha256")
    .update(JSON.stringify(inOrder(object)))
    .digest();
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, inOrder(v)]),
  );
}

/** An approval ends at its instant, without grace. */
async function isOver(tx: ReaderTx, a: ApprovalRow): Promise<boolean> {
  return Date.parse(a.expires_at) <= (await tx.now()).epochMilliseconds;
}

async function entry(
  tx: ReaderTx,
  a: { readonly id: string; readonly labelId: number },
  act: "approval.asked" | "approval.answered",
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  await record(tx, [{ act, actorId: tx.reader.actorId, labelId: a.labelId, subject: a.id, facts }]);
}
