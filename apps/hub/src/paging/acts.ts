/** What people do with the directory, the rota and pages: each one act under an idempotency key. */
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { type ActName, record } from "../oversight/recorder.ts";
import { namer } from "../tasks/give.ts";
import { contactLabel } from "./contact-label.ts";
import {
  changeContact,
  contactRows,
  handedByWhoActs,
  insertContact,
  insertShift,
  markContact,
  takeShift,
} from "./contact-store.ts";
import { pageLabel } from "./open-pages.ts";
import { acknowledgePage, findPage, insertPages, insertTry } from "./store.ts";

const words = (most: number) => z.string().trim().min(1).max(most);
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
const isZone = (zone: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};
const ADDRESS: Readonly<Record<string, RegExp>> = {
  in_app: /^$/,
  email: /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,255}$/,
  webhook: /^https?:\/\/\S{1,500}$/,
  phone: /^\+?[0-9() -]{5,30}$/,
};

const Whole = z.strictObject({
  id: z.uuid().optional(),
  duty: words(200),
  person: words(200),
  channels: z
    .array(
      z
        .strictObject({
          kind: z.enum(["in_app", "email", "webhook", "phone"]),
          address: z.string().max(500).default(""),
        })
        .refine((c) => ADDRESS[c.kind]?.test(c.address), { path: ["address"], message: "no address of this kind" }),
    )
    .min(1)
    .max(10),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/))
    .min(1)
    .max(20),
  zone: z.string().max(64).refine(isZone),
  priority: z.number().int().min(1).max(99).default(10),
  quiet: z.strictObject({ from: time, to: time }).nullable().default(null),
  keys: z
    .array(z.string().regex(/^[0-9A-Fa-f]{32,64}$/))
    .max(10)
    .default([]),
});
export const ContactSaid = z.union([z.strictObject({ id: z.uuid(), mark: z.enum(["verified", "withdrawn"]) }), Whole]);

export const ShiftSaid = z.strictObject({
  contact: z.uuid(),
  since: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }),
  follows: z.uuid().nullish(),
  note: words(5_000).nullish(),
});
export const Nothing = z.strictObject({});
export const CallSaid = z.strictObject({
  body: words(200),
  // The bodies that are paged in turn where nobody of the first one comes.
  next: z.array(words(200)).max(5).default([]),
  kind: z.enum(["call", "drill"]).default("call"),
});
export const CallMade = z.strictObject({
  contact: z.uuid(),
  outcome: z.enum(["reached", "no_answer"]),
  words: words(2_000).nullish(),
});

/** @throws Refusal NOT_FOUND for another body's contact */
export async function keepContact(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof ContactSaid>,
): Promise<Done> {
  const { realm } = signed.room;
  const directory = await signed.room.directory();
  const label = await internLabel(realm, contactLabel(signed.body.id, directory.coordinator?.id));
  const id = said.id ?? doing.chance.uuid();
  if ("mark" in said) {
    if (!(await markContact(tx, id, said.mark, doing.at))) throw new Refusal("NOT_FOUND");
  } else if (said.id === undefined) await insertContact(realm, tx, id, label, said, doing.at);
  else if (!(await changeContact(realm, tx, id, said, doing.at))) throw new Refusal("NOT_FOUND");
  await entry(tx, doing, "contact.kept", label.label_id, id, { mark: "mark" in said ? said.mark : "written" });
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND for another body's contact or shift, NOT_UNDERSTOOD */
export async function enterShift(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof ShiftSaid>,
): Promise<Done> {
  const say = { en: "It ends before it begins.", ja: "終了が開始より前です。" };
  if (Date.parse(said.until) <= Date.parse(said.since))
    throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: "$.until", say }] });
  const id = doing.chance.uuid();
  const entered = await insertShift(signed.room.realm, tx, {
    id,
    contactId: said.contact,
    since: said.since,
    until: said.until,
    follows: said.follows ?? null,
    note: said.note ?? null,
  });
  if (!entered) throw new Refusal("NOT_FOUND");
  await entry(tx, doing, "shift.entered", doing.ownLabelId, id, { contact: said.contact });
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND for another body's shift or one that was taken, NOT_ALLOWED for whoever handed it over */
export async function takeOver(tx: ReaderTx, doing: Doing, id: string): Promise<Done> {
  if (await handedByWhoActs(tx, id)) throw new Refusal("NOT_ALLOWED");
  if (!(await takeShift(tx, id, doing.at))) throw new Refusal("NOT_FOUND");
  await entry(tx, doing, "shift.taken", doing.ownLabelId, id, {});
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_UNDERSTOOD for a body that is none */
export async function callBody(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof CallSaid>,
): Promise<Done> {
  const named = await namer(signed);
  const chain = [named(said.body, "body"), ...said.next.map((slug, n) => named(slug, `next.${n}`))].map((b) => b.id);
  // Who calls sees what becomes of it: its body stands at the end of the chain's readers, but is not woken itself.
  const label = await internLabel(signed.room.realm, pageLabel([...chain, signed.body.id]));
  const id = doing.chance.uuid();
  await insertPages(tx, [
    {
      id,
      label,
      aboutKind: said.kind,
      about: id,
      reason: said.kind,
      urgent: true,
      chain: [...new Set(chain)],
      by: tx.reader.actorId,
    },
  ]);
  await entry(tx, doing, "page.opened", label.label_id, id, { reason: said.kind, chain });
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND out of sight, NOT_ALLOWED for a body that was not paged, NOT_NOW once somebody has */
export async function answerPage(signed: Signed, tx: ReaderTx, doing: Doing, id: string): Promise<Done> {
  const page = await findPage(tx, id);
  if (!page) throw new Refusal("NOT_FOUND");
  if (!page.chain.includes(signed.body.id)) throw new Refusal("NOT_ALLOWED");
  if (page.acknowledged_at !== null || !(await acknowledgePage(tx, id, doing.at))) throw new Refusal("NOT_NOW");
  await entry(tx, doing, "page.acknowledged", page.label_id, id, { reason: page.reason });
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND for a page or a contact out of sight */
export async function recordCall(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof CallMade>,
): Promise<Done> {
  const page = await findPage(tx, id);
  const contact = (await contactRows(signed.room.realm, tx)).find((c) => c.id === said.contact);
  if (!page || !contact) throw new Refusal("NOT_FOUND");
  await insertTry(tx, {
    id: doing.chance.uuid(),
    pageId: id,
    contact,
    channel: "phone",
    outcome: said.outcome,
    detail: said.words ?? null,
    by: tx.reader.actorId,
  });
  await entry(tx, doing, "page.called", page.label_id, id, { contact: contact.id, outcome: said.outcome });
  return { outcome: "recorded" };
}

function entry(
  tx: ReaderTx,
  doing: Doing,
  act: ActName,
  labelId: number,
  subject: string,
  facts: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  return record(tx, [
    { act, actorId: tx.reader.actorId, labelId, subject, facts: { ...facts, receipt: doing.receiptId } },
  ]);
}
