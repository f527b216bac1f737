/** What came back on filings, as rows: receipts, questions, and the answers to them. They lie under the filing's own label and key. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { Realm } from "../db/realm.ts";
import { openKeys } from "../keeping/keys.ts";
import type { FilingRow } from "./store.ts";

export interface WordContent {
  readonly text: string | null;
  /** The authority's own number, of a receipt. */
  readonly number: string | null;
}

export interface NewWord {
  readonly id: string;
  readonly receiptId: string;
  readonly kind: "receipt" | "question" | "answer";
  readonly fact: string | null;
  readonly answers: string | null;
  readonly content: WordContent;
  readonly at: string;
}

export async function insertWord(realm: Realm, tx: ReaderTx, filing: FilingRow, w: NewWord): Promise<void> {
  const key = (await openKeys(realm, tx, [filing.content_key], "filing_keys")).get(filing.content_key);
  if (!key) throw new Error("the filing's key is gone");
  const content = key.seal("filing_word", w.id, Buffer.from(JSON.stringify(w.content)));
  await sql`
    insert into filing_word (filing_word_id, filing_id, label_id, audience_class, owner_id, receipt_id, said_by, kind, fact, answers, content, at)
    select ${w.id}::uuid, ${filing.id}::uuid, label_id, audience_class, ${tx.reader.organisationId}::uuid, ${w.receiptId}::uuid,
      ${tx.reader.actorId}::uuid, ${w.kind}, ${w.fact}, ${w.answers}::uuid, ${content}, ${w.at}::timestamptz
    from label where label_id = ${filing.label_id}`.execute(tx.db);
}

export interface WordRow extends WordContent {
  readonly id: string;
  readonly filing: string;
  readonly by: string;
  readonly kind: "receipt" | "question" | "answer";
  readonly fact: string | null;
  readonly answers: string | null;
  readonly at: string;
}

/** Words on these filings, oldest first. */
export async function wordsOn(realm: Realm, tx: ReaderTx, filings: readonly FilingRow[]): Promise<readonly WordRow[]> {
  if (filings.length === 0) return [];
  const keys = await openKeys(
    realm,
    tx,
    filings.map((f) => f.content_key),
    "filing_keys",
  );
  const keyOf = new Map(filings.map((f) => [f.id, keys.get(f.content_key)]));
  const { rows } = await sql<Omit<WordRow, "text" | "number"> & { content: Buffer }>`
    select filing_word_id as id, filing_id as filing, owner_id as by, kind, fact, answers, content, at from filing_word
    where filing_id = any (${filings.map((f) => f.id)}::uuid[]) order by at, filing_word_id`.execute(tx.db);
  return rows.flatMap(({ content, ...r }): WordRow[] => {
    const key = keyOf.get(r.filing);
    if (!key) return [];
    // Trusts: only this hub writes these bytes, and their seal was checked.
    const said: WordContent = JSON.parse(key.open("filing_word", r.id, content).toString("utf8"));
    return [{ ...r, ...said }];
  });
}
