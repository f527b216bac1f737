/**
 * A person's complaint: the commission searches everything that is kept for the values that the person names, whoever they
 * belong to. What was found is on the commission's paper; the person is told one text, the same whatever was found, which
 * neither confirms nor denies.
 */
import { recognise } from "@noroshi/values";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { OVERSIGHT } from "./book.ts";
import { hitsOf, insertComplaint } from "./complaint-store.ts";
import { mustBeCommission, ownLabel, wrong } from "./own-label.ts";
import { record } from "./recorder.ts";

export const ComplaintSaid = z.strictObject({
  who: z.string().trim().min(1).max(1000),
  words: z.string().trim().min(1).max(20_000),
  /** Addresses, domains, mail addresses … that the person calls its own. */
  values: z.array(z.string().trim().min(1).max(2000)).min(1).max(100),
});

/** What every complainant is told. */
export const COMPLAINT_ANSWER = OVERSIGHT.complaint.answer;

/** @throws Refusal NOT_ALLOWED, NOT_UNDERSTOOD for what is no value */
export async function examine(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  said: z.infer<typeof ComplaintSaid>,
): Promise<Done> {
  mustBeCommission(signed);
  const values = said.values.map((raw, n) => {
    const known = recognise(raw);
    if (!known) throw wrong(`values.${n}`, "No value that is known here.", "認識できる値ではありません。");
    return { kind: known.kind, value: known.value };
  });
  const label = await ownLabel(signed);
  const id = doing.chance.uuid();
  const content = { who: said.who, words: said.words, hits: await hitsOf(tx, values) };
  await insertComplaint(signed.room.realm, tx, { id, label, content, receiptId: doing.receiptId, at: doing.at });
  await record(tx, [
    {
      act: "complaint.examined",
      actorId: tx.reader.actorId,
      labelId: label.label_id,
      subject: id,
      facts: { values: values.length, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}
