/**
 * What the commission says to a body: a notice of a breach, a demand, a recommendation; and what that body answers. The body sees
 * the word, never the inspection that it rests on.
 */
import { wordOf } from "@noroshi/oversight";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { measureById } from "../decisions/store.ts";
import { Refusal } from "../http/problem.ts";
import { isUuid } from "../intake/routes.ts";
import { OVERSIGHT } from "./book.ts";
import { inspectionById } from "./inspection-store.ts";
import { labelWith, mustBeCommission, ownLabel, wrong } from "./own-label.ts";
import { record } from "./recorder.ts";
import { insertAnswer, insertWord, wordById } from "./word-store.ts";

const Words = z.string().trim().min(1).max(20_000);
const Id = z.string().refine(isUuid);

export const OversightWordSaid = z
  .strictObject({
    kind: z.enum(["notice", "demand", "recommendation"]),
    to: z.string().min(1).max(200),
    words: Words,
    answerBy: z.iso.datetime({ offset: true }).nullish(),
    inspection: Id.nullish(),
    measure: Id.nullish(),
  })
  .refine((w) => !(w.inspection && w.measure), { path: ["measure"] });

/** @throws Refusal NOT_ALLOWED, NOT_FOUND for a ground out of sight, NOT_UNDERSTOOD */
export async function sayToBody(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof OversightWordSaid>,
): Promise<Done> {
  mustBeCommission(signed);
  if (wordOf(OVERSIGHT, said.kind) === undefined)
    throw wrong(
      "kind",
      "The law of this profile knows no such word.",
      "このプロファイルの法令にはこの種類がありません。",
    );
  const directory = await signed.room.directory();
  const to = directory.bySlug(said.to) ?? directory.byId(said.to);
  if (!to || to.id === signed.body.id)
    throw wrong("to", "Name another body of this realm.", "この領域の別の組織を示してください。");
  if (said.answerBy && Date.parse(said.answerBy) <= Date.parse(doing.at))
    throw wrong("answerBy", "This lies in the past.", "過去の時刻です。");
  if (said.inspection && !(await inspectionById(tx, said.inspection))) throw new Refusal("NOT_FOUND");
  if (said.measure && !(await measureById(tx, said.measure))) throw new Refusal("NOT_FOUND");
  const label = await labelWith(signed, to.id);
  const own = await ownLabel(signed);
  const id = doing.chance.uuid();
  await insertWord(signed.room.realm, tx, {
    id,
    label,
    kind: said.kind,
    toId: to.id,
    answerBy: said.answerBy ?? null,
    words: said.words,
    receiptId: doing.receiptId,
    at: doing.at,
    ground:
      said.inspection || said.measure
        ? { label: own, inspectionId: said.inspection ?? null, measureId: said.measure ?? null }
        : null,
  });
  await record(tx, [
    {
      act: "oversight.said",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { kind: said.kind, to: to.id, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

export const AnswerSaid = z.strictObject({ words: Words });

/** @throws Refusal NOT_FOUND, NOT_ALLOWED for a body that it was not said to */
export async function answerWord(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  id: string,
  said: z.infer<typeof AnswerSaid>,
): Promise<Done> {
  const row = await wordById(tx, id);
  if (!row) throw new Refusal("NOT_FOUND");
  if (row.to_id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
  await insertAnswer(signed.room.realm, tx, row, {
    id: doing.chance.uuid(),
    words: said.words,
    receiptId: doing.receiptId,
  });
  await record(tx, [
    {
      act: "oversight.answered",
      actorId: tx.reader.actorId,
      labelId: row.label_id,
      subject: id,
      facts: { receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}
