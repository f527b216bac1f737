/** Requests as asker and asked see them. */
import type { Inquiry } from "@noroshi/api";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { type InquiryRow, questionsOf, wordsOn } from "./store.ts";

export async function seeInquiries(signed: Signed, tx: ReaderTx, rows: readonly InquiryRow[]): Promise<Inquiry[]> {
  if (rows.length === 0) return [];
  const { realm } = signed.room;
  const directory = await signed.room.directory();
  const questions = await questionsOf(realm, tx, rows);
  const ids = rows.map((r) => r.id);
  const words = Map.groupBy(await wordsOn(realm, tx, ids), (w) => w.inquiry_id);
  const now = (await tx.now()).epochMilliseconds;
  return rows.flatMap((r): Inquiry[] => {
    const asked = questions.get(r.id);
    if (!asked) return [];
    return [
      {
        id: r.id,
        kind: r.kind,
        asker: bodyOf(directory, r.asker_id),
        asked: bodyOf(directory, r.asked_id),
        mine: r.asker_id === signed.body.id,
        question: asked.question,
        values: asked.values.map((v) => ({ ...v })),
        case: r.case_id === null || r.number === null ? null : { id: r.case_id, number: r.number },
        at: r.at,
        due: r.due,
        basis: r.basis,
        late: r.state === "open" && r.due !== null && Date.parse(r.due) < now,
        state: r.state,
        version: r.version,
        release: r.release,
        words: (words.get(r.id) ?? []).map((w) => ({
          id: w.id,
          kind: w.kind,
          at: w.at,
          by: { name: w.by, body: bodyOf(directory, w.author_id) },
          words: w.words,
          report: w.report_id,
        })),
      },
    ];
  });
}
