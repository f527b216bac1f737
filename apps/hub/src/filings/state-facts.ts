/**
 * A body states facts of an incident: once, for every authority that asks. "Not known" is stated like any value. An answer to an
 * authority's question is a fact as well, and the question is answered by it.
 */
import { readValue } from "@noroshi/cases";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { openCaseFile } from "./dossier.ts";
import { CATALOGUE } from "./profiles.ts";
import { type Dossier, findFiling, insertStatement, openDossier } from "./store.ts";
import { insertWord, wordsOn } from "./word-store.ts";

export const Stating = z.object({
  facts: z
    .array(
      z.object({
        fact: z.string().min(1).max(100),
        value: z.unknown().optional(),
        unknown: z.boolean().default(false),
        confidence: z.enum(["confirmed", "stated", "estimated"]).default("confirmed"),
        keptFrom: z.array(z.string().min(1).max(200)).max(200).default([]),
        protection: z.array(z.enum(["limitedUse", "noRegulatoryUse", "privilege"])).default([]),
        answers: z.object({ filing: z.uuid(), question: z.uuid() }).optional(),
      }),
    )
    .min(1)
    .max(200),
});
export type Stating = z.infer<typeof Stating>;

/** @throws Refusal NOT_FOUND for a case or a question out of sight, NOT_UNDERSTOOD for a value that its field cannot take */
export async function stateFacts(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: { readonly caseId: string } & Stating,
): Promise<Done> {
  const file = await openCaseFile(signed, tx, said.caseId);
  if (!file) throw new Refusal("NOT_FOUND");
  const directory = await signed.room.directory();
  const faults: { code: string; place: string; say: { en: string; ja: string } }[] = [];
  const wrong = (place: string, en: string, ja: string) => faults.push({ code: "BAD_VALUE", place, say: { en, ja } });
  const facts = said.facts.map((f, n) => {
    const field = CATALOGUE.get(f.fact);
    const value = field && !f.unknown ? readValue(field, f.value) : null;
    if (!field) wrong(`$.facts[${n}].fact`, "No such fact.", "この項目はありません。");
    else if (value === undefined)
      wrong(`$.facts[${n}].value`, `Write a value of kind ${field.kind}.`, `${field.kind} の値を書いてください。`);
    const kept = f.keptFrom.map((name) => directory.bySlug(name) ?? directory.byId(name));
    if (kept.some((b) => !b))
      wrong(`$.facts[${n}].keptFrom`, "No such body in this realm.", "この領域にその組織はありません。");
    return { ...f, value: value ?? null, keptFrom: kept.flatMap((b) => b?.id ?? []) };
  });
  if (faults.length > 0) throw new Refusal("NOT_UNDERSTOOD", { faults });
  const dossier = file.dossiers[0] ?? (await begin(signed, tx, doing, file.seen.room.case_id));
  for (const f of facts) {
    const id = doing.chance.uuid();
    await insertStatement(tx, dossier, {
      id,
      labelId: doing.ownLabelId,
      receiptId: doing.receiptId,
      fact: f.fact,
      value: f.value,
      confidence: f.confidence,
      keptFrom: f.keptFrom,
      protection: f.protection,
      answers: f.answers?.question ?? null,
      at: doing.at,
    });
    if (f.answers) await answer(signed, tx, doing, { ...f.answers, fact: f.fact, value: f.value });
  }
  await record(tx, [
    {
      act: "facts.stated",
      actorId: tx.reader.actorId,
      labelId: doing.ownLabelId,
      subject: file.seen.room.case_id,
      facts: { facts: facts.map((f) => f.fact), receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

export const begin = (signed: Signed, tx: ReaderTx, doing: Doing, caseId: string): Promise<Dossier> =>
  openDossier(signed.room.realm, tx, { id: doing.chance.uuid(), caseId, labelId: doing.ownLabelId, at: doing.at });

async function answer(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  a: { readonly filing: string; readonly question: string; readonly fact: string; readonly value: unknown },
): Promise<void> {
  const filing = await findFiling(tx, a.filing);
  const asked = filing && (await wordsOn(signed.room.realm, tx, [filing])).find((w) => w.id === a.question);
  if (!filing || asked?.kind !== "question") throw new Refusal("NOT_FOUND");
  await insertWord(signed.room.realm, tx, filing, {
    id: doing.chance.uuid(),
    receiptId: doing.receiptId,
    kind: "answer",
    fact: a.fact,
    answers: a.question,
    content: { text: a.value === null ? null : textOf(a.value), number: null },
    at: doing.at,
  });
  await record(tx, [
    {
      act: "filing.answered",
      actorId: tx.reader.actorId,
      labelId: filing.label_id,
      subject: filing.id,
      facts: { question: a.question, fact: a.fact, receipt: doing.receiptId },
    },
  ]);
}

const textOf = (value: unknown): string => (Array.isArray(value) ? value.join("\n") : String(value));
