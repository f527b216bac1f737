/**
 * Consent that is asked for: a body that sees a report, or a value of it, asks whose report it is whether named bodies may have it. Who
 * is asked grants, refuses, and ends what it granted; who asked takes its question back. A grant is a consent like any other: the labels
 * of the report follow in the same act.
 */
import { canonical, isObservableKind } from "@noroshi/values";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { giveConsent, ownReport } from "../acts/consent.ts";
import { endConsent } from "../acts/end-consent.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { namer } from "../tasks/give.ts";
import { requestLabel } from "./consent-label.ts";
import {
  answersTo,
  askedReport,
  findRequest,
  type Items,
  insertAnswer,
  insertRequest,
  moveRequest,
  type RequestRow,
  type RequestState,
  refsOf,
} from "./store.ts";

const words = z.string().trim().min(1).max(4_000);
const instant = z.iso.datetime({ offset: true });

export const AskSaid = z.strictObject({
  report: z.uuid(),
  to: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
  for: z.enum(["third_party_release", "law_enforcement_use"]).default("third_party_release"),
  items: z
    .array(z.object({ kind: z.string().max(40), value: z.string().min(1).max(4_000) }))
    .min(1)
    .max(2_000)
    .optional(),
  until: instant.nullish(),
  reason: words,
});
export const AnswerSaid = z
  .strictObject({ answer: z.enum(["granted", "refused"]), until: instant.nullish(), words: words.nullish() })
  .refine((a) => a.answer === "granted" || a.words, { path: ["words"], message: "a refusal says why" });
export const EndSaid = z.strictObject({ words: words.nullish() });

/** @throws Refusal NOT_FOUND for a report out of sight, NOT_NOW for an own one, NOT_UNDERSTOOD */
export async function askConsent(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof AskSaid>,
): Promise<Done> {
  const named = await namer(signed);
  const recipients = [...new Set(said.to.map((slug, n) => named(slug, `to.${n}`).id))].sort();
  const report = await askedReport(tx, said.report);
  if (!report) throw new Refusal("NOT_FOUND");
  // For one's own report nobody has to be asked.
  if (report.ownerId === signed.body.id) throw new Refusal("NOT_NOW");
  const items = said.items === undefined ? null : itemsIn(said.items);
  const label = await internLabel(signed.room.realm, requestLabel(signed.body.id, report.ownerId));
  await insertRequest(signed.room.realm, tx, {
    id: doing.receiptId,
    label,
    receiptId: doing.receiptId,
    askedId: report.ownerId,
    reportId: said.report,
    given: said.for,
    recipients,
    items,
    until: said.until ?? null,
    reason: said.reason,
    at: doing.at,
  });
  await record(tx, [
    {
      act: "consent.asked",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: doing.receiptId,
      facts: { of: report.ownerId, to: recipients, values: items?.length ?? null },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED for who was not asked, NOT_NOW once it is answered */
export async function answerConsent(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof AnswerSaid>,
): Promise<Done> {
  const request = await held(signed, tx, id, "asked", "open");
  const consentId = said.answer === "granted" ? await grant(signed, tx, doing, request, said.until ?? null) : null;
  await answer(signed, tx, doing, request, { kind: said.answer, consentId, words: said.words ?? null });
  return { outcome: "recorded" };
}

/** The asker takes its question back. @throws Refusal NOT_FOUND, NOT_ALLOWED for who did not ask, NOT_NOW once it is answered */
export async function takeBackRequest(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof EndSaid>,
): Promise<Done> {
  const request = await held(signed, tx, id, "asker", "open");
  await answer(signed, tx, doing, request, { kind: "taken_back", consentId: null, words: said.words ?? null });
  return { outcome: "recorded" };
}

/** Ends what was granted, from now on. @throws Refusal NOT_FOUND, NOT_ALLOWED for who was not asked, NOT_NOW where nothing stands */
export async function endGranted(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof EndSaid>,
): Promise<Done> {
  const request = await held(signed, tx, id, "asked", "granted");
  const consentId = (await answersTo(signed.room.realm, tx, [id])).findLast((a) => a.consent_id !== null)?.consent_id;
  if (!consentId) throw new Error("a request was granted and no consent stands with it");
  await endConsent(signed, tx, doing, consentId);
  await answer(signed, tx, doing, request, { kind: "ended", consentId: null, words: said.words ?? null });
  return { outcome: "recorded" };
}

async function held(
  signed: Signed,
  tx: ReaderTx,
  id: string,
  side: "asker" | "asked",
  state: RequestState,
): Promise<RequestRow> {
  const request = await findRequest(tx, id);
  if (!request) throw new Refusal("NOT_FOUND");
  if (signed.body.id !== (side === "asker" ? request.asker_id : request.asked_id)) throw new Refusal("NOT_ALLOWED");
  if (request.state !== state) throw new Refusal("NOT_NOW");
  return request;
}

async function grant(signed: Signed, tx: ReaderTx, doing: Doing, q: RequestRow, until: string | null): Promise<string> {
  const own = await ownReport(signed, tx, signed.body.id, q.report_id);
  if (!own) throw new Refusal("NOT_FOUND");
  const items = q.items === null ? null : await refsOf(tx, own.versions, q.items);
  return giveConsent(signed, tx, doing, own, {
    given: q.given,
    recipients: q.recipients,
    items,
    validFrom: doing.at,
    // What was asked for until an instant is not given for longer.
    validUntil: q.until === null ? until : until === null || Date.parse(q.until) < Date.parse(until) ? q.until : until,
  });
}

async function answer(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  q: RequestRow,
  a: { readonly kind: Exclude<RequestState, "open">; readonly consentId: string | null; readonly words: string | null },
): Promise<void> {
  if (!(await moveRequest(tx, q, a.kind))) throw new Refusal("NOT_NOW");
  const { realm } = signed.room;
  const other = q.asker_id === signed.body.id ? q.asked_id : q.asker_id;
  const label = await internLabel(realm, requestLabel(signed.body.id, other));
  const id = doing.chance.uuid();
  await insertAnswer(realm, tx, { id, requestId: q.id, label, receiptId: doing.receiptId, ...a, at: doing.at });
  await record(tx, [
    {
      act: "consent.answered",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: q.id,
      facts: { answer: a.kind, consent: a.consentId, receipt: doing.receiptId },
    },
  ]);
}

// untrusted: values from outside, in any writing
function itemsIn(items: readonly { readonly kind: string; readonly value: string }[]): Items {
  return items.map(({ kind, value }, n) => {
    const read = isObservableKind(kind) ? canonical(kind, value) : undefined;
    const say = { en: "This is no value of its kind.", ja: "この種別の値ではありません。" };
    if (!read?.ok) throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.items.${n}`, say }] });
    return [read.kind, read.value] as const;
  });
}
