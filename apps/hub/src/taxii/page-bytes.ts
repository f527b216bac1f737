/**
 * What a page of a collection holds, as the texts of which it is made: objects and lines are put in as the texts that they are, nothing is
 * read and written anew for a page.
 */
import type { Asked } from "@noroshi/sharing";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { openKeys } from "../keeping/keys.ts";
import { placeOf, TABLE } from "./add.ts";
import { type Collection, type EntryRow, entries, type ReleasedPage, releasedPage } from "./store.ts";

export interface Wanted {
  readonly signed: Signed;
  readonly name: Collection;
  readonly asked: Asked;
  readonly after: string | null;
}

/** Makes of the entries that are meant a page; undefined where there are none. */
export type Making = (tx: ReaderTx, wanted: Wanted) => Promise<ReleasedPage | undefined>;

export const lines =
  (line: (r: EntryRow) => string): Making =>
  (tx, wanted) =>
    fromRows(tx, wanted, async (rows) => rows.map(line));

export const bodies: Making = (tx, wanted) =>
  wanted.name === "released"
    ? releasedPage(tx, wanted.asked, wanted.after)
    : fromRows(tx, wanted, (rows) => bodiesOf(wanted.signed, tx, rows));

async function fromRows(
  tx: ReaderTx,
  { name, asked, after }: Wanted,
  made: (rows: readonly EntryRow[]) => Promise<readonly string[]>,
): Promise<ReleasedPage | undefined> {
  const rows = await entries(tx, name, asked, after);
  const given = rows.slice(0, asked.limit);
  const [top, last] = [given.at(0), given.at(-1)];
  if (!top || !last) return undefined;
  const [texts, fleeting] = [await made(given), given.some((r) => r.fleeting)];
  return { texts, first: top.addedAt, last: last.addedAt, more: rows.length > asked.limit, fleeting };
}

/** What was posted is opened with its report's key; what was erased with it is not there any more. */
async function bodiesOf(signed: Signed, tx: ReaderTx, rows: readonly EntryRow[]): Promise<readonly string[]> {
  const keys = await openKeys(signed.room.realm, tx, [...new Set(rows.flatMap((r) => r.contentKey ?? []))]);
  return rows.flatMap((r) => {
    if (r.text !== null) return [r.text];
    const key = r.contentKey === null ? undefined : keys.get(r.contentKey);
    if (!key || r.body === null || r.reportId === null) return [];
    return [key.open(TABLE, placeOf(r.reportId, r.objectId), r.body).toString("utf8")];
  });
}

/** The bytes of an envelope (TAXII 2.1 §3.7), written once into one place: a text for each object would be garbage by the hundred thousand bytes. */
export function envelope(list: string, page: ReleasedPage, next: string | undefined): Buffer {
  const head = `{"more":${page.more}${next === undefined ? "" : `,"next":${JSON.stringify(next)}`},"${list}":[`;
  const parts = [head, ...page.texts.flatMap((text, n) => (n === 0 ? [text] : [",", text])), "]}"];
  const bytes = Buffer.allocUnsafeSlow(parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0));
  let at = 0;
  for (const part of parts) at += bytes.write(part, at);
  return bytes;
}
