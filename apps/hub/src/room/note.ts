/**
 * The picture of the situation, on which everybody in the room writes. Each writing is a new version under the name of who wrote
 * it; somebody who did not see the present one is shown both and overwrites nothing.
 */
import type { CaseNote } from "@noroshi/api";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Directory } from "../accounts/store.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { record } from "../oversight/recorder.ts";
import { inRoom, mustBeOpen } from "./in-room.ts";
import { holdNote, insertStatement, latestNote, type StatementRow } from "./store.ts";

export const NoteSaid = z.strictObject({ words: z.string().max(50_000) });

/** @param seen the version that the writer saw: 0 before the first. @throws Refusal NOT_FOUND, NOT_NOW, CHANGED_MEANWHILE */
export async function writeNote(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  idOrNumber: string,
  seen: number | undefined,
  said: z.infer<typeof NoteSaid>,
): Promise<Done> {
  const found = await inRoom(signed, tx, idOrNumber);
  mustBeOpen(found);
  await holdNote(tx, found.id);
  const before = await latestNote(signed.room.realm, tx, found.id);
  const version = before?.note_version ?? 0;
  // Without a word on what was seen, only the first writing is safe.
  if ((seen ?? 0) !== version) {
    const current = before ? noteOf(before, await signed.room.directory()) : null;
    throw new Refusal("CHANGED_MEANWHILE", { versions: { current, yours: said } });
  }
  await insertStatement(signed.room.realm, tx, {
    id: doing.chance.uuid(),
    caseId: found.id,
    label: found.label,
    receiptId: doing.receiptId,
    kind: "note",
    words: said.words,
    derivedFrom: before ? [before.id] : [],
    noteVersion: version + 1,
    at: doing.at,
  });
  await record(tx, [
    {
      act: "case.note_written",
      actorId: tx.reader.actorId,
      labelId: found.label.label_id,
      subject: found.id,
      facts: { version: version + 1, receipt: doing.receiptId },
    },
  ]);
  return { outcome: "recorded" };
}

export function noteOf(row: StatementRow, directory: Directory): CaseNote {
  const by = { name: row.by, body: bodyOf(directory, row.author_id) };
  return { version: row.note_version ?? 0, words: row.words, at: row.at, by };
}
