/** Requests between bodies as rows of one reader; what was asked and said lies encrypted under keys of its own. */
import type { Inquiry } from "@noroshi/api";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";

export interface Question {
  readonly question: string;
  readonly values: readonly { readonly kind: string; readonly value: string }[];
}

export interface NewInquiry extends Question {
  readonly id: string;
  readonly label: LabelKey;
  readonly receiptId: string;
  readonly kind: Inquiry["kind"];
  readonly askedId: string;
  readonly caseId: string | null;
  readonly due: string | null;
  readonly basis: string | null;
  readonly release: Inquiry["release"];
  readonly at: string;
}

export async function insertInquiry(realm: Realm, tx: ReaderTx, q: NewInquiry): Promise<void> {
  const key = await mintKey(realm, tx, { class: "case", month: q.at.slice(0, 7) });
  const content: Question = { question: q.question, values: q.values };
  await tx.db
    .insertInto("inquiry")
    .values({
      inquiry_id: q.id,
      ...q.label,
      receipt_id: q.receiptId,
      kind: q.kind,
      asker_id: tx.reader.organisationId,
      asked_id: q.askedId,
      asked_by: tx.reader.actorId,
      case_id: q.caseId,
      due: q.due,
      basis: q.basis,
      release: q.release === null ? null : JSON.stringify(q.release),
      content_key: key.id,
      content: key.seal("inquiry", q.id, Buffer.from(JSON.stringify(content))),
      at: q.at,
    })
    .execute();
}

export interface InquiryRow {
  readonly id: string;
  readonly label_id: number;
  readonly kind: Inquiry["kind"];
  readonly asker_id: string;
  readonly asked_id: string;
  readonly case_id: string | null;
  readonly number: string | null;
  readonly due: string | null;
  readonly basis: string | null;
  readonly state: Inquiry["state"];
  readonly version: number;
  readonly release: Inquiry["release"];
  readonly content_key: string;
  readonly content: Buffer;
  readonly at: string;
}

// The number of the case comes through row security: who is not in its room has none.
const COLUMNS = sql`q.inquiry_id as id, q.label_id, q.kind, q.asker_id, q.asked_id, c.case_id, c.number, q.due, q.basis, q.state, q.version, q.release, q.content_key, q.content, q.at`;

export async function pageOfInquiries(
  tx: ReaderTx,
  asked: {
    readonly caseId: string | undefined;
    readonly toAnswer: boolean;
    readonly kind: Inquiry["kind"] | null;
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<readonly InquiryRow[]> {
  const { rows } = await sql<InquiryRow>`
    select ${COLUMNS} from inquiry q left join case_room c on c.case_id = q.case_id
    where (${asked.caseId === undefined} or c.case_id = ${asked.caseId ?? null}::uuid)
      and (${!asked.toAnswer} or (q.asked_id = current_organisation() and q.state = 'open'))
      and (${asked.kind === null} or q.kind = ${asked.kind})
      and (${asked.after === undefined} or (q.at, q.inquiry_id) < (${asked.after?.[0] ?? null}::timestamptz, ${asked.after?.[1] ?? null}::uuid))
    order by q.at desc, q.inquiry_id desc limit ${asked.limit + 1}`.execute(tx.db);
  return rows;
}

export async function findInquiry(tx: ReaderTx, id: string): Promise<InquiryRow | undefined> {
  const { rows } = await sql<InquiryRow>`
    select ${COLUMNS} from inquiry q left join case_room c on c.case_id = q.case_id where q.inquiry_id = ${id}::uuid`.execute(
    tx.db,
  );
  return rows[0];
}

/** Moves a request on from the version that was seen. @returns false where somebody was faster */
export async function moveInquiry(tx: ReaderTx, q: InquiryRow, state: Inquiry["state"]): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update inquiry set state = ${state}, version = version + 1 where inquiry_id = ${q.id}::uuid and version = ${q.version}`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

export interface NewWord {
  readonly id: string;
  readonly inquiryId: string;
  readonly label: LabelKey;
  readonly receiptId: string;
  readonly kind: Inquiry["words"][number]["kind"];
  readonly reportId: string | null;
  readonly words: string;
  readonly at: string;
}

export async function insertWord(realm: Realm, tx: ReaderTx, w: NewWord): Promise<void> {
  const key = await mintKey(realm, tx, { class: "case", month: w.at.slice(0, 7) });
  await tx.db
    .insertInto("inquiry_word")
    .values({
      inquiry_word_id: w.id,
      inquiry_id: w.inquiryId,
      ...w.label,
      receipt_id: w.receiptId,
      kind: w.kind,
      author_id: tx.reader.organisationId,
      said_by: tx.reader.actorId,
      report_id: w.reportId,
      content_key: key.id,
      content: key.seal("inquiry_word", w.id, Buffer.from(JSON.stringify({ words: w.words }))),
      at: w.at,
    })
    .execute();
}

interface WordRow {
  readonly id: string;
  readonly inquiry_id: string;
  readonly kind: NewWord["kind"];
  readonly author_id: string;
  readonly by: string;
  readonly report_id: string | null;
  readonly content_key: string;
  readonly content: Buffer;
  readonly at: string;
}

/** The words on these requests that the reader sees, oldest first. */
export async function wordsOn(realm: Realm, tx: ReaderTx, ids: readonly string[]) {
  const { rows } = await sql<WordRow>`
    select w.inquiry_word_id as id, w.inquiry_id, w.kind, w.author_id, a.name as by, w.report_id, w.content_key, w.content, w.at
    from inquiry_word w join actor a on a.actor_id = w.said_by where w.inquiry_id = any (${[...ids]}::uuid[]) order by w.at, w.inquiry_word_id`.execute(
    tx.db,
  );
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "case_keys",
  );
  return rows.flatMap((r) => {
    const key = keys.get(r.content_key);
    if (!key) return [];
    // Trusts: only this hub writes these bytes, and their seal was checked before they are read.
    const said: { words: string } = JSON.parse(key.open("inquiry_word", r.id, r.content).toString("utf8"));
    return [{ ...r, words: said.words }];
  });
}

/** What these requests ask, by id. */
export async function questionsOf(
  realm: Realm,
  tx: ReaderTx,
  rows: readonly InquiryRow[],
): Promise<ReadonlyMap<string, Question>> {
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "case_keys",
  );
  return new Map(
    rows.flatMap((r): [string, Question][] => {
      const key = keys.get(r.content_key);
      // Trusts: as above.
      return key ? [[r.id, JSON.parse(key.open("inquiry", r.id, r.content).toString("utf8"))]] : [];
    }),
  );
}

/** The labels under which the asker sees each of these values. */
export async function labelsOfValues(
  tx: ReaderTx,
  values: readonly { readonly kind: string; readonly value: string }[],
): Promise<readonly { kind: string; value: string; label_id: number }[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<{ kind: string; value: string; label_id: number }>`
    select distinct a.kind, a.value, a.label_id from assertion a
    join unnest(${values.map((v) => v.kind)}::text[], ${values.map((v) => v.value)}::text[]) as w(kind, value) on a.kind = w.kind and a.value = w.value
    where a.latest`.execute(tx.db);
  return rows;
}
