/** Closing a case and opening it again: by the body that leads, with a reason. What is still open in it stands in the way. */
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { ledRoom } from "./in-room.ts";
import { insertStatement, openIn, setClosed } from "./store.ts";

export const ReasonSaid = z.strictObject({ words: z.string().trim().min(1).max(20_000) });

const OPEN: Readonly<Record<string, { readonly en: string; readonly ja: string }>> = {
  contest: { en: "contested without an answer", ja: "異議に未回答" },
  restoration: { en: "steps of restoration are not done", ja: "復旧の項目が未完了" },
  task: { en: "tasks are not done", ja: "作業が未完了" },
};

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_NOW with what is still open */
export async function setCaseClosed(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  idOrNumber: string,
  close: boolean,
  said: z.infer<typeof ReasonSaid>,
): Promise<Done> {
  const found = await ledRoom(signed, tx, idOrNumber);
  const open = close ? await openIn(tx, found.id) : [];
  if (open.length > 0)
    throw new Refusal("NOT_NOW", {
      faults: open.map(({ what, n }) => {
        const words = OPEN[what] ?? { en: what, ja: what };
        return { code: "STILL_OPEN", place: what, say: { en: `${words.en} (${n})`, ja: `${words.ja}（${n}件）` } };
      }),
    });
  if (!(await setClosed(tx, found.id, close ? doing.at : null))) throw new Refusal("NOT_NOW");
  await insertStatement(signed.room.realm, tx, {
    id: doing.chance.uuid(),
    caseId: found.id,
    label: found.label,
    receiptId: doing.receiptId,
    kind: close ? "closed" : "reopened",
    words: said.words,
    at: doing.at,
  });
  await record(tx, [
    {
      act: close ? "case.closed" : "case.reopened",
      actorId: tx.reader.actorId,
      labelId: found.label.label_id,
      subject: found.id,
      facts: { receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}
