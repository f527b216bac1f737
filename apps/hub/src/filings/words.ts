/**
 * What an authority sends back on a filing, in one place with what went out: its receipt, its questions. Said by the recipient
 * itself; for an authority outside of the hub, written down by the filer. A question about a fact that the filing's dossier knows
 * already is still a question of the authority, but it is not asked of a person again.
 */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { CATALOGUE } from "./profiles.ts";
import { findFiling } from "./store.ts";
import { insertWord } from "./word-store.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const Word = z
  .object({
    kind: z.enum(["receipt", "question"]),
    number: z.string().min(1).max(200).nullish(),
    text: z.string().min(1).max(20_000).nullish(),
    fact: z.string().max(100).nullish(),
  })
  .refine((w) => w.kind === "receipt" || w.text || w.fact, { path: ["text"], message: "a question says something" })
  .refine((w) => !w.fact || CATALOGUE.has(w.fact), { path: ["fact"], message: "no such fact" });
export type Word = z.infer<typeof Word>;

/** @throws Refusal NOT_FOUND for a filing out of sight, NOT_ALLOWED for a filer who would speak for an authority of this hub */
export async function comeBack(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: { readonly filing: string } & Word,
): Promise<Done> {
  const filing = UUID.test(said.filing) ? await findFiling(tx, said.filing) : undefined;
  if (!filing) throw new Refusal("NOT_FOUND");
  if (filing.owner_id === signed.body.id && filing.recipient_id !== null) throw new Refusal("NOT_ALLOWED");
  const id = doing.chance.uuid();
  await insertWord(signed.room.realm, tx, filing, {
    id,
    receiptId: doing.receiptId,
    kind: said.kind,
    fact: said.fact ?? null,
    answers: null,
    content: { text: said.text ?? null, number: said.number ?? null },
    at: doing.at,
  });
  await record(tx, [
    {
      act: said.kind === "receipt" ? "filing.receipted" : "filing.asked",
      actorId: tx.reader.actorId,
      labelId: filing.label_id,
      subject: filing.id,
      facts: { word: id, fact: said.fact ?? null, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}
