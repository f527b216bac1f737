/**
 * Who is in the room. To name a body is to tell it of the case, so what that discloses is shown before; the named body accepts,
 * or declines and is out at once. Naming gives it the tasks that were held for it.
 */
import type { Disclosure } from "@noroshi/api";
import { type Label, maySee } from "@noroshi/handling";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import { caseLabel } from "../cases/case-label.ts";
import { seeCases } from "../cases/reading/cases.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { readLabels } from "../db/world.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { record } from "../oversight/recorder.ts";
import { sightIn } from "../preview/sight-in.ts";
import { labelsOfReports } from "../preview/store.ts";
import { namer } from "../tasks/give.ts";
import { offerHeld } from "../tasks/move.ts";
import { pageOfTasks } from "../tasks/store.ts";
import { type InRoom, inRoom, ledRoom, mustBeOpen } from "./in-room.ts";
import {
  answerOf,
  insertStatement,
  moveRoom,
  nameBody,
  type ParticipantRow,
  participantsOf,
  releaseBody,
  statementsOf,
} from "./store.ts";

const words = z.string().trim().min(1).max(20_000);
export const NamingSaid = z.strictObject({
  body: z.string().min(1).max(200),
  release: z.boolean().default(false),
  words: words.nullish(),
});
export const AnswerSaid = z
  .strictObject({ answer: z.enum(["accept", "decline"]), words: words.nullish() })
  .refine((s) => s.answer === "accept" || s.words, { path: ["words"], message: "say why" });

const MOST_TASKS = 200;

const inside = (rows: readonly ParticipantRow[]): readonly string[] =>
  rows.filter((p) => p.declined_at === null && p.released_at === null).map((p) => p.organisation_id);

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_UNDERSTOOD */
export async function disclosureOf(
  signed: Signed,
  tx: ReaderTx,
  idOrNumber: string,
  name: string,
): Promise<Disclosure> {
  const { realm } = signed.room;
  const found = await ledRoom(signed, tx, idOrNumber);
  const directory = await signed.room.directory();
  const body = (await namer(signed))(name, "body");
  const participants = inside(await participantsOf(tx, found.id));
  const now = await tx.now();
  const [seen] = await seeCases(realm, tx, directory, [found.id], now.toString());
  const reports = (seen?.reports ?? []).map((r) => r.summary.id);
  const ofReport = await labelsOfReports(tx, reports);
  const labels: ReadonlyMap<number, Label> =
    ofReport.size === 0 ? new Map() : await readLabels(tx.db, [...new Set(ofReport.values())]);
  const sight = await sightIn(tx, directory, labels.values());
  const sees = reports.filter((r) => {
    const label = labels.get(ofReport.get(r) ?? -1);
    return label !== undefined && maySee(sight.facts(body), label, sight).allowed;
  });
  const statements = (await statementsOf(realm, tx, found.id)).filter((s) => s.label_id === found.label.label_id);
  const held = await heldFor(tx, found, body.id);
  return {
    body: bodyOf(directory, body.id),
    already: participants.includes(body.id),
    learns: {
      number: found.room.number,
      openedAt: found.room.opened_at,
      lead: bodyOf(directory, found.room.lead_id),
      participants: participants.map((p) => bodyOf(directory, p)),
      statements: statements.length,
      assessments: seen?.assessments.length ?? 0,
      tasks: held.length,
    },
    reports: { of: reports.length, sees: sees.length },
  };
}

async function heldFor(tx: ReaderTx, found: InRoom, bodyId: string) {
  const rows = await pageOfTasks(tx, { caseId: found.id, mine: false, after: undefined, limit: MOST_TASKS });
  return rows.filter((t) => t.state === "held" && t.owner_id === bodyId);
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_NOW (named already, not named, the lead itself, or closed), NOT_UNDERSTOOD */
export async function name(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  idOrNumber: string,
  said: z.infer<typeof NamingSaid>,
): Promise<Done> {
  const found = await ledRoom(signed, tx, idOrNumber);
  mustBeOpen(found);
  const body = (await namer(signed))(said.body, "body");
  const before = inside(await participantsOf(tx, found.id));
  if (before.includes(body.id) !== said.release || body.id === found.room.lead_id) throw new Refusal("NOT_NOW");
  const after = said.release ? before.filter((p) => p !== body.id) : [...before, body.id];
  const label = await internLabel(signed.room.realm, caseLabel(found.room.lead_id, after));
  // The words go to the room as it was: who is released reads why, who is named reads it with everything that was said before.
  await say(signed, tx, doing, found, said.release ? "released" : "invited", said.words ?? "", body.id);
  if (said.release) await releaseBody(tx, found.id, body.id, doing.at);
  else await nameBody(tx, { caseId: found.id, organisationId: body.id, labelId: found.label.label_id, at: doing.at });
  await moveRoom(tx, found.id, label.label_id);
  if (!said.release) await offerHeld(signed, tx, doing, await heldFor(tx, found, body.id));
  await record(tx, [
    {
      act: said.release ? "case.participant_released" : "case.participant_named",
      actorId: tx.reader.actorId,
      labelId: doing.ownLabelId,
      subject: found.id,
      facts: { body: body.id, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND, NOT_NOW where it has answered, leads the case or the case is closed */
export async function answerNaming(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  idOrNumber: string,
  said: z.infer<typeof AnswerSaid>,
): Promise<Done> {
  const found = await inRoom(signed, tx, idOrNumber);
  mustBeOpen(found);
  if (found.leads && said.answer === "decline") throw new Refusal("NOT_NOW");
  const before = inside(await participantsOf(tx, found.id));
  await say(signed, tx, doing, found, said.answer === "accept" ? "accepted" : "declined", said.words ?? "", null);
  if (!(await answerOf(tx, found.id, said.answer, doing.at))) throw new Refusal("NOT_NOW");
  await record(tx, [
    {
      act: said.answer === "accept" ? "case.participation_accepted" : "case.participation_declined",
      actorId: tx.reader.actorId,
      labelId: doing.ownLabelId,
      subject: found.id,
      facts: { receipt: doing.receiptId },
    },
  ]);
  if (said.answer === "decline") {
    const rest = before.filter((p) => p !== signed.body.id);
    const label = await internLabel(signed.room.realm, caseLabel(found.room.lead_id, rest));
    await moveRoom(tx, found.id, label.label_id);
  }
  return { outcome: "recorded" };
}

function say(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  found: InRoom,
  kind: "invited" | "released" | "accepted" | "declined",
  text: string,
  bodyId: string | null,
): Promise<void> {
  return insertStatement(signed.room.realm, tx, {
    id: doing.chance.uuid(),
    caseId: found.id,
    label: found.label,
    receiptId: doing.receiptId,
    kind,
    words: text,
    about: bodyId === null ? null : { kind: "body", id: bodyId, other: null },
    at: doing.at,
  });
}
