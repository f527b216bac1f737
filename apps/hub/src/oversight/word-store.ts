/** Words of the commission to bodies, and their answers, as rows of one reader; encrypted under a key of each word's own. */
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";

export interface NewWord {
  readonly id: string;
  readonly label: LabelKey;
  readonly kind: "notice" | "demand" | "recommendation";
  readonly toId: string;
  readonly answerBy: string | null;
  readonly words: string;
  readonly receiptId: string;
  readonly at: string;
  /** What it rests on, under a label of the commission alone. */
  readonly ground: {
    readonly label: LabelKey;
    readonly inspectionId: string | null;
    readonly measureId: string | null;
  } | null;
}

export async function insertWord(realm: Realm, tx: ReaderTx, w: NewWord): Promise<void> {
  const key = await mintKey(realm, tx, { class: "oversight", month: w.at.slice(0, 7) });
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' oversight_word', 78))`.execute(tx.db);
  await sql`
    insert into oversight_word (word_id, label_id, audience_class, owner_id, number, kind, to_id, answer_by, content_key, words, receipt_id, actor_id, person_id, organisation_id, at)
    select ${w.id}::uuid, ${w.label.label_id}, ${w.label.audience_class}, current_organisation(), coalesce(max(number), 0) + 1, ${w.kind}, ${w.toId}::uuid, ${w.answerBy}::timestamptz,
      ${key.id}::uuid, ${key.seal("oversight_word", w.id, Buffer.from(w.words))}, ${w.receiptId}::uuid, current_actor(), acting_person(), current_organisation(), realm_now()
    from oversight_word where owner_id = current_organisation()`.execute(tx.db);
  if (w.ground === null) return;
  await sql`insert into oversight_ground (word_id, label_id, audience_class, inspection_id, measure_id)
    values (${w.id}::uuid, ${w.ground.label.label_id}, ${w.ground.label.audience_class}, ${w.ground.inspectionId}::uuid, ${w.ground.measureId}::uuid)`.execute(
    tx.db,
  );
}

export interface WordRow {
  readonly id: string;
  readonly label_id: number;
  readonly audience_class: number;
  readonly number: number;
  readonly kind: NewWord["kind"];
  readonly owner_id: string;
  readonly to_id: string;
  readonly answer_by: string | null;
  readonly content_key: string;
  readonly words: Buffer;
  readonly by: string | null;
  readonly at: string;
  readonly inspection_id: string | null;
  readonly measure_id: string | null;
}

// What a word rests on comes through row security: whom it is said to has none.
const WORDS = sql`
  select w.word_id as id, w.label_id, w.audience_class, w.number, w.kind, w.owner_id, w.to_id, w.answer_by, w.content_key, w.words, p.display_name as by, w.at,
    g.inspection_id, g.measure_id
  from oversight_word w left join person p using (person_id) left join oversight_ground g using (word_id)`;

export async function wordRows(tx: ReaderTx, most: number): Promise<readonly WordRow[]> {
  const { rows } = await sql<WordRow>`${WORDS} order by w.at desc, w.number desc limit ${most}`.execute(tx.db);
  return rows;
}

export async function wordById(tx: ReaderTx, id: string): Promise<WordRow | undefined> {
  const { rows } = await sql<WordRow>`${WORDS} where w.word_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

export interface AnswerRow {
  readonly id: string;
  readonly word_id: string;
  readonly words: Buffer;
  readonly by: string | null;
  readonly at: string;
}

/** Words and answers, opened: by id; a key that is gone leaves them out. */
export async function openWordsOf(
  realm: Realm,
  tx: ReaderTx,
  rows: readonly WordRow[],
): Promise<{
  readonly words: ReadonlyMap<string, string>;
  readonly answers: readonly (Omit<AnswerRow, "words"> & { words: string | null })[];
}> {
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "oversight_keys",
  );
  const keyOf = new Map(rows.map((r) => [r.id, keys.get(r.content_key)]));
  const { rows: answers } = await sql<AnswerRow>`
    select a.answer_id as id, a.word_id, a.words, p.display_name as by, a.at from oversight_answer a left join person p using (person_id)
    where a.word_id = any (${rows.map((r) => r.id)}::uuid[]) order by a.at, a.answer_id`.execute(tx.db);
  return {
    words: new Map(
      rows.flatMap((r) => {
        const text = keyOf.get(r.id)?.open("oversight_word", r.id, r.words).toString("utf8");
        return text === undefined ? [] : [[r.id, text] as const];
      }),
    ),
    answers: answers.map((a) => ({
      ...a,
      words: keyOf.get(a.word_id)?.open("oversight_answer", a.id, a.words).toString("utf8") ?? null,
    })),
  };
}

/** @throws where the word's key is gone */
export async function insertAnswer(
  realm: Realm,
  tx: ReaderTx,
  row: WordRow,
  a: { readonly id: string; readonly words: string; readonly receiptId: string },
): Promise<void> {
  const key = (await openKeys(realm, tx, [row.content_key], "oversight_keys")).get(row.content_key);
  if (!key) throw new Error("nothing is answered to a word whose key is gone");
  await sql`insert into oversight_answer (answer_id, word_id, label_id, audience_class, words, receipt_id, actor_id, person_id, organisation_id, at)
    values (${a.id}::uuid, ${row.id}::uuid, ${row.label_id}, ${row.audience_class}, ${key.seal("oversight_answer", a.id, Buffer.from(a.words))}, ${a.receiptId}::uuid,
      current_actor(), acting_person(), current_organisation(), realm_now())`.execute(tx.db);
}
