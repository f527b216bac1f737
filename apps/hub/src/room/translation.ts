/**
 * Translations in a room: who may read one, and one as STIX. A translation of a report is read by whoever of the room reads the
 * report's own text, since it says the same; one of a statement by whoever reads that statement.
 */

import { stricter } from "@noroshi/handling";
import { translationOf } from "@noroshi/sharing";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { readLabels } from "../db/world.ts";
import { Refusal } from "../http/problem.ts";
import { isUuid } from "../intake/routes.ts";
import { mintOf } from "../sharing/mint-of.ts";
import { inRoom } from "./in-room.ts";
import { findStatement, readersAmong, reportLabelOf, statementsOf } from "./store.ts";

/** Which of these bodies read the text of the report. @throws Refusal NOT_FOUND for one whose text the actor does not read */
export async function readersOf(tx: ReaderTx, report: string, bodies: readonly string[]): Promise<readonly string[]> {
  if ((await reportLabelOf(tx, report)) === undefined) throw new Refusal("NOT_FOUND");
  return readersAmong(tx, report, bodies);
}

/**
 * One translation of this case as STIX language content.
 * @throws Refusal NOT_FOUND for a case or statement out of sight, or one that is no translation
 */
export async function languageContent(
  signed: Signed,
  tx: ReaderTx,
  idOrNumber: string,
  statement: string,
): Promise<{ readonly name: string; readonly text: string }> {
  const { realm } = signed.room;
  const found = await inRoom(signed, tx, idOrNumber);
  if (!isUuid(statement)) throw new Refusal("NOT_FOUND");
  const one = await findStatement(realm, tx, found.id, statement);
  if (one?.kind !== "translation" || !one.about || !one.language || !one.made_by) throw new Refusal("NOT_FOUND");
  const directory = await signed.room.directory();
  const author = directory.byId(one.author_id);
  if (!author) throw new Error("the author of a statement is no body of the realm");
  const review = (await statementsOf(realm, tx, found.id)).find((s) => s.kind === "reviewed" && s.answers === one.id);
  const ofReport = one.about_kind === "report";
  // Out of its reader's sight since: then the room's own marking stands, and the strictest of the levels.
  const labelId = ofReport ? await reportLabelOf(tx, one.about) : undefined;
  const label = labelId === undefined ? undefined : (await readLabels(tx.db, [labelId])).get(labelId);
  const mint = mintOf(realm);
  const text = translationOf(
    {
      id: one.id,
      of: `${ofReport ? "report" : "note"}--${one.about}`,
      property: ofReport ? "description" : "content",
      language: one.language,
      words: one.words,
      madeBy: one.made_by,
      author: { id: author.id, name: author.name.en, since: one.at },
      at: one.at,
      reviewed: review ? { at: review.at, body: directory.byId(review.author_id)?.name.en ?? "" } : null,
      tlp: !ofReport ? "amber" : label ? stricter("amber", label.tlp) : "red",
      terms: label ? [...label.caveats, ...(label.originatorCaveats ?? [])] : [],
      pap: label?.pap ?? null,
    },
    `bundle--${mint.uuid("translation", signed.body.id, one.id)}`,
  );
  return { name: `translation-${one.id}.json`, text };
}
