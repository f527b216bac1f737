/**
 * Consent that is asked for: a body that sees a report, or a value of it, asks whose report it is whether named bodies may have it. Who
 * is asked grants, refuses, and ends what it granted; who asked takes its question back. A grant is a consent like any other: the labels
 * of the report follow in the same act.
 */

import { VICTIM_FIELDS } from "@noroshi/sharing";
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
import { endNaming, grantNaming, mayBeAsked, VictimSaid } from "./name-victim.ts";
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
export const KINDS = [
  "operator",
  "bank",
  "isac",
  "police",
  "defence",
  "ministry",
  "coordinator",
  "ally",
  "authority",
] as const;
const instant = z.iso.datetime({ offset: true });

const Asked = z.strictObject({
  report: z.uuid(),
  to: z.array(z.string().trim().min(1).max(200)).max(50).default([]),
  for: z.enum(["third_party_release", "law_enforcement_use", "victim_naming"]).default("third_party_release"),
  /** Of `victim_naming`: who was hit (absent = whose report it is), which facts, and whom else by kind and group. */
  victim: z.string().trim().min(1).max(200).optional(),
  fields: z.array(z.enum(VICTIM_FIELDS)).min(1).max(VICTIM_FIELDS.length).optional(),
  kinds: z.array(z.enum(KINDS)).max(20).default([]),
  groups: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
  items: z
    .array(z.object({ kind: z.string().max(40), value: z.string().min(1).max(4_000) }))
    .min(1)
    .max(2_000)
    .optional(),
  until: instant.nullish(),
  reason: words,
});
const isNaming = (a: Pick<z.infer<typeof Asked>, "for">): boolean => a.for === "victim_naming";
export const AskSaid = Asked.refine((a) => a.to.length + a.kinds.length + a.groups.length > 0, {
  path: ["to"],
  message: "say who is to have it",
})
  .refine((a) => isNaming(a) || (a.kinds.length + a.groups.length === 0 && !a.victim && !a.fields), {
    path: ["for"],
    message: "kinds, groups, victim and fields are of victim_naming alone",
  })
  .refine((a) => !isNaming(a) || (a.fields !== undefined && a.items === undefined), {
    path: ["fields"],
    message: "say which facts",
  });
export const AnswerSaid = z
  .strictObject({
    answer: z.enum(["granted", "refused"]),
    until: instant.nullish(),
    words: words.nullish(),
    victim: VictimSaid.optional(),
  })
  .refine((a) => a.answer === "granted" || a.words, { path: ["words"], message: "a refusal says why" });
export const EndSaid = z.strictObject({ words: words.nullish() });

interface Granted {
  readonly consentId: string | null;
  readonly victimConsentId: string | null;
}
const NOTHING: Granted = { consentId: null, victimConsentId: null };

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
  const askedId = said.victim === undefined ? report.ownerId : named(said.victim, "victim").id;
  if (isNaming(said)) await mayBeAsked(signed, tx, said.report, askedId);
  // For one's own report nobody has to be asked.
  else if (report.ownerId === signed.body.id) throw new Refusal("NOT_NOW");
  const items = said.items === undefined ? null : itemsIn(said.items);
  const label = await internLabel(signed.room.realm, requestLabel(signed.body.id, askedId));
  await insertRequest(signed.room.realm, tx, {
    id: doing.receiptId,
    label,
    receiptId: doing.receiptId,
    askedId,
    reportId: said.report,
    given: said.for,
    recipients,
    kinds: said.kinds,
    groups: said.groups,
    fields: said.fields ?? null,
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
      facts: { of: askedId, for: said.for, to: recipients, values: items?.length ?? null },
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
  const given = said.answer === "granted" ? await grant(signed, tx, doing, request, said) : NOTHING;
  await answer(signed, tx, doing, request, { kind: said.answer, ...given, words: said.words ?? null });
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
  await answer(signed, tx, doing, request, { kind: "taken_back", ...NOTHING, words: said.words ?? null });
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
  if (request.given === "victim_naming") await endNaming(tx, doing, request);
  else {
    const consentId = (await answersTo(signed.room.realm, tx, [id])).findLast((a) => a.consent_id !== null)?.consent_id;
    if (!consentId) throw new Error("a request was granted and no consent stands with it");
    await endConsent(signed, tx, doing, consentId);
  }
  await answer(signed, tx, doing, request, { kind: "ended", ...NOTHING, words: said.words ?? null });
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

async function grant(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  q: RequestRow,
  said: z.infer<typeof AnswerSaid>,
): Promise<Granted> {
  const until = earlier(q.until, said.until ?? null);
  if (q.given === "victim_naming") {
    const victimConsentId = await grantNaming(signed, tx, doing, q, { victim: said.victim, until });
    return { consentId: null, victimConsentId };
  }
  const own = await ownReport(signed, tx, signed.body.id, q.report_id);
  if (!own) throw new Refusal("NOT_FOUND");
  const items = q.items === null ? null : await refsOf(tx, own.versions, q.items);
  const { given, recipients } = q;
  const what = { given, recipients, items, validFrom: doing.at, validUntil: until };
  return { consentId: await giveConsent(signed, tx, doing, own, what), victimConsentId: null };
}

/** What was asked for until an instant is not given for longer. */
function earlier(asked: string | null, said: string | null): string | null {
  if (asked === null || said === null) return asked ?? said;
  return Date.parse(asked) < Date.parse(said) ? asked : said;
}

async function answer(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  q: RequestRow,
  a: Granted & { readonly kind: Exclude<RequestState, "open">; readonly words: string | null },
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
      facts: { answer: a.kind, consent: a.consentId ?? a.victimConsentId, receipt: doing.receiptId },
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
