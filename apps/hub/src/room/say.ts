/**
 * What is said in a case: by whom, to whom, about what. A contest or a disagreement stays in sight beside what it is about,
 * also once it was answered; nothing that was said is changed, only followed.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { actingPersonOf } from "../approvals/store.ts";
import { caseLabel } from "../cases/case-label.ts";
import { seesReport } from "../cases/reading/store.ts";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { type InRoom, inRoom, mustBeOpen } from "./in-room.ts";
import { findStatement, insertStatement, participantsOf, type StatementRow, seesAssessment } from "./store.ts";
import { readersOf } from "./translation.ts";

const body = z.string().min(1).max(200);
export const StatementSaid = z
  .strictObject({
    kind: z.enum([
      "comment",
      "hypothesis",
      "disagreement",
      "contest",
      "answer",
      "restoration",
      "lesson",
      "done",
      "translation",
      "reviewed",
    ]),
    words: z.string().trim().min(1).max(20_000),
    to: z.array(body).min(1).max(200).nullish(),
    about: z
      .strictObject({
        kind: z.enum(["report", "link", "assessment", "statement"]),
        id: z.uuid(),
        other: z.uuid().nullish(),
      })
      .refine((a) => (a.kind === "link") === (a.other != null), { path: ["other"], message: "a link has two ends" })
      .nullish(),
    derivedFrom: z.array(z.uuid()).max(50).default([]),
    answers: z.uuid().nullish(),
    outcome: z.enum(["upheld", "rejected", "stands"]).nullish(),
    owner: body.nullish(),
    due: z.iso.datetime({ offset: true }).nullish(),
    /** RFC 5646, as far as it names a language, a script or a country. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
      .max(35)
      .nullish(),
    madeBy: z.enum(["human", "machine"]).nullish(),
  })
  .superRefine((s, c) => {
    const need = (path: string, needed: boolean, has: boolean): void => {
      if (needed && !has) c.addIssue({ code: "custom", path: [path], message: "needed here" });
      if (!needed && has) c.addIssue({ code: "custom", path: [path], message: "not here" });
    };
    need("answers", s.kind === "answer" || s.kind === "done" || s.kind === "reviewed", s.answers != null);
    need("language", s.kind === "translation", s.language != null);
    need("madeBy", s.kind === "translation", s.madeBy != null);
    need("outcome", s.kind === "answer", s.outcome != null);
    // Who restores or learns something, and by when, is said at once or nobody will.
    const todo = s.kind === "restoration" || s.kind === "lesson";
    need("owner", todo, s.owner != null);
    need("due", todo, s.due != null);
    if (s.kind === "contest" || s.kind === "disagreement" || s.kind === "translation")
      need("about", true, s.about != null);
    const texts: readonly (string | undefined)[] = ["report", "statement"];
    if (s.kind === "translation" && !texts.includes(s.about?.kind))
      c.addIssue({ code: "custom", path: ["about"], message: "a report or a statement is translated" });
  });
type Said = z.infer<typeof StatementSaid>;

/** What an answer, a "done" or a review may speak to. */
const ANSWERED: Readonly<Record<"answer" | "done" | "reviewed", readonly string[]>> = {
  answer: ["contest", "disagreement"],
  done: ["restoration", "lesson"],
  reviewed: ["translation"],
};

/** @throws Refusal NOT_FOUND for something out of sight, NOT_ALLOWED, NOT_NOW, NOT_UNDERSTOOD */
export async function sayInCase(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  idOrNumber: string,
  said: Said,
): Promise<Done> {
  const found = await inRoom(signed, tx, idOrNumber);
  // Lessons are still learnt after the case is closed.
  if (said.kind !== "lesson" && said.kind !== "done") mustBeOpen(found);
  const answered = await answeredBy(signed, tx, found, said);
  await mustSee(signed, tx, found, said);
  const inside = (await participantsOf(tx, found.id))
    .filter((p) => p.declined_at === null && p.released_at === null)
    .map((p) => p.organisation_id);
  const label =
    said.kind === "translation"
      ? await labelOfTranslation(signed, tx, found, said, inside)
      : await labelFor(signed, found, said, answered, inside);
  const id = doing.chance.uuid();
  await insertStatement(signed.room.realm, tx, {
    id,
    caseId: found.id,
    label,
    receiptId: doing.receiptId,
    kind: said.kind,
    words: said.words,
    about: said.about ? { kind: said.about.kind, id: said.about.id, other: said.about.other ?? null } : null,
    derivedFrom: said.derivedFrom,
    answers: said.answers ?? null,
    outcome: said.outcome ?? null,
    ownerId: said.owner ? await participantNamed(signed, said.owner, inside, "owner") : null,
    due: said.due ?? null,
    language: said.language ?? null,
    madeBy: said.madeBy ?? null,
    at: doing.at,
  });
  await record(tx, [
    {
      act: "case.said",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: found.id,
      facts: { statement: id, kind: said.kind, about: said.about?.id ?? null, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/**
 * A contest is answered by the body that leads, a restoration or a lesson by whose it is or by the lead, a translation by another
 * person than who wrote it or had it written; each once.
 */
async function answeredBy(signed: Signed, tx: ReaderTx, found: InRoom, said: Said): Promise<StatementRow | undefined> {
  if (said.kind !== "answer" && said.kind !== "done" && said.kind !== "reviewed") return undefined;
  const one = await findStatement(signed.room.realm, tx, found.id, said.answers ?? "");
  if (!one || !ANSWERED[said.kind].includes(one.kind)) throw new Refusal("NOT_FOUND");
  const may =
    said.kind === "reviewed"
      ? one.said_by !== tx.reader.actorId && (await actingPersonOf(tx)) !== undefined
      : found.leads || (said.kind === "done" && one.owner_id === signed.body.id);
  if (!may) throw new Refusal("NOT_ALLOWED");
  if (one.answered) throw new Refusal("NOT_NOW");
  return one;
}

/** What a statement is about or derived from, its author has to see. */
async function mustSee(signed: Signed, tx: ReaderTx, found: InRoom, said: Said): Promise<void> {
  const { about } = said;
  const sees = async (): Promise<boolean> => {
    if (!about) return true;
    if (about.kind === "assessment") return seesAssessment(tx, about.id);
    if (about.kind === "statement")
      return (await findStatement(signed.room.realm, tx, found.id, about.id)) !== undefined;
    return (await seesReport(tx, about.id)) && (about.other == null || (await seesReport(tx, about.other)));
  };
  const seen = await sees();
  const sources = await Promise.all(said.derivedFrom.map((id) => findStatement(signed.room.realm, tx, found.id, id)));
  if (!seen || sources.some((s) => s === undefined)) throw new Refusal("NOT_FOUND");
}

/** Those of the room who read what is translated, and who says it; never anybody else, whoever is named. */
async function labelOfTranslation(
  signed: Signed,
  tx: ReaderTx,
  found: InRoom,
  said: Said,
  inside: readonly string[],
): Promise<LabelKey> {
  const { about } = said;
  if (!about) throw new Refusal("NOT_FOUND");
  const one = about.kind === "statement" ? await findStatement(signed.room.realm, tx, found.id, about.id) : undefined;
  if (one && one.label_id === found.label.label_id && !said.to) return found.label;
  const room = [...new Set([...inside, found.room.lead_id])];
  const read = one ? [...(one.audience ?? []), one.author_id] : await readersOf(tx, about.id, room);
  const wanted = said.to
    ? await Promise.all(said.to.map((name, n) => participantNamed(signed, name, inside, `to.${n}`)))
    : room;
  const readers = read.filter((id) => wanted.includes(id));
  return internLabel(signed.room.realm, caseLabel(signed.body.id, [...new Set([...readers, signed.body.id])]));
}

/** The room's label; or, where some of the room are named, those and whoever says it. An answer goes to whoever read the question. */
async function labelFor(
  signed: Signed,
  found: InRoom,
  said: Said,
  answered: StatementRow | undefined,
  inside: readonly string[],
) {
  if (said.to) {
    const to = said.to;
    const named = await Promise.all(to.map((name, n) => participantNamed(signed, name, inside, `to.${n}`)));
    // A contest is read by whoever assesses: the lead is never left out of it.
    const lead = said.kind === "contest" ? [found.room.lead_id] : [];
    return internLabel(signed.room.realm, caseLabel(signed.body.id, [...new Set([...named, ...lead, signed.body.id])]));
  }
  if (!answered || answered.label_id === found.label.label_id) return found.label;
  const readers = [...new Set([...(answered.audience ?? []), answered.author_id, signed.body.id])];
  return internLabel(signed.room.realm, caseLabel(signed.body.id, readers));
}

async function participantNamed(
  signed: Signed,
  name: string,
  inside: readonly string[],
  place: string,
): Promise<string> {
  const directory = await signed.room.directory();
  const found = directory.bySlug(name) ?? directory.byId(name);
  if (found && inside.includes(found.id)) return found.id;
  const say = { en: "No such body in this room.", ja: "この事案の参加者にその組織はありません。" };
  throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${place}`, say }] });
}
