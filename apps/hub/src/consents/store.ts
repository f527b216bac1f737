/** Requests for consent as rows of one reader; reasons and words lie encrypted under keys of their own. */
import type { VictimField } from "@noroshi/sharing";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";

export type RequestState = "open" | "granted" | "refused" | "taken_back" | "ended";
type AnswerKind = Exclude<RequestState, "open">;
export type Items = readonly (readonly [kind: string, value: string])[] | null;

export interface NewRequest {
  readonly id: string;
  readonly label: LabelKey;
  readonly receiptId: string;
  readonly askedId: string;
  /** Nobody asked: the caller's body is the victim, and this is who may name it. */
  readonly offeredTo?: string;
  readonly reportId: string;
  readonly given: "third_party_release" | "law_enforcement_use" | "victim_naming";
  readonly recipients: readonly string[];
  /** Of `victim_naming`: kinds of bodies, groups, and which facts. */
  readonly kinds: readonly string[];
  readonly groups: readonly string[];
  readonly fields: readonly VictimField[] | null;
  readonly items: Items;
  readonly until: string | null;
  readonly reason: string;
  readonly at: string;
}

export async function insertRequest(realm: Realm, tx: ReaderTx, q: NewRequest): Promise<void> {
  const key = await mintKey(realm, tx, { class: "case", month: q.at.slice(0, 7) });
  await tx.db
    .insertInto("consent_request")
    .values({
      consent_request_id: q.id,
      ...q.label,
      receipt_id: q.receiptId,
      asker_id: q.offeredTo ?? tx.reader.organisationId,
      asked_id: q.askedId,
      asked_by: tx.reader.actorId,
      ...(q.offeredTo === undefined ? {} : { offered: true, state: "granted" as const }),
      report_id: q.reportId,
      given: q.given,
      recipients: [...q.recipients],
      kinds: [...q.kinds],
      groups: [...q.groups],
      fields: q.fields && [...q.fields],
      items: q.items === null ? null : JSON.stringify(q.items),
      until: q.until,
      content_key: key.id,
      content: key.seal("consent_request", q.id, Buffer.from(JSON.stringify({ words: q.reason }))),
      at: q.at,
    })
    .execute();
}

export interface RequestRow {
  readonly id: string;
  readonly asker_id: string;
  readonly asked_id: string;
  readonly offered: boolean;
  readonly report_id: string;
  readonly given: NewRequest["given"];
  readonly recipients: readonly string[];
  readonly kinds: readonly string[];
  readonly groups: readonly string[];
  readonly fields: readonly VictimField[] | null;
  readonly items: Items;
  readonly until: string | null;
  readonly state: RequestState;
  readonly version: number;
  readonly content_key: string;
  readonly content: Buffer;
  readonly at: string;
}

const COLUMNS = sql`q.consent_request_id as id, q.asker_id, q.asked_id, q.offered, q.report_id, q.given, q.recipients, q.kinds, q.groups, q.fields, q.items, q.until, q.state, q.version, q.content_key, q.content, q.at`;

/** One page of what the reader's body asked or was asked, newest first; one row more than asked where there is a next. */
export async function requestRows(
  tx: ReaderTx,
  ask: { readonly after: readonly [string, string] | undefined; readonly limit: number; readonly open: boolean },
): Promise<readonly RequestRow[]> {
  const { after, limit, open } = ask;
  const { rows } = await sql<RequestRow>`
    select ${COLUMNS} from consent_request q
    where (${!open} or (q.asked_id = current_organisation() and q.state = 'open'))
      and (${after === undefined} or (q.at, q.consent_request_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by q.at desc, q.consent_request_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export async function findRequest(tx: ReaderTx, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${COLUMNS} from consent_request q where q.consent_request_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

/** @returns false where somebody was faster */
export async function moveRequest(tx: ReaderTx, q: RequestRow, state: AnswerKind): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update consent_request set state = ${state}, version = version + 1
    where consent_request_id = ${q.id}::uuid and version = ${q.version} and state = ${q.state}`.execute(tx.db);
  return numAffectedRows === 1n;
}

export interface NewAnswer {
  readonly id: string;
  readonly requestId: string;
  readonly label: LabelKey;
  readonly receiptId: string;
  readonly kind: AnswerKind;
  readonly consentId: string | null;
  readonly victimConsentId: string | null;
  readonly words: string | null;
  readonly at: string;
}

export async function insertAnswer(realm: Realm, tx: ReaderTx, a: NewAnswer): Promise<void> {
  const key = a.words === null ? null : await mintKey(realm, tx, { class: "case", month: a.at.slice(0, 7) });
  await tx.db
    .insertInto("consent_answer")
    .values({
      consent_answer_id: a.id,
      consent_request_id: a.requestId,
      ...a.label,
      receipt_id: a.receiptId,
      kind: a.kind,
      author_id: tx.reader.organisationId,
      said_by: tx.reader.actorId,
      consent_id: a.consentId,
      victim_consent_id: a.victimConsentId,
      content_key: key?.id ?? null,
      content: key?.seal("consent_answer", a.id, Buffer.from(JSON.stringify({ words: a.words }))) ?? null,
      at: a.at,
    })
    .execute();
}

interface AnswerRow {
  readonly id: string;
  readonly request_id: string;
  readonly kind: AnswerKind;
  readonly author_id: string;
  readonly by: string;
  readonly consent_id: string | null;
  readonly victim_consent_id: string | null;
  readonly content_key: string | null;
  readonly content: Buffer | null;
  readonly at: string;
}

/** What was answered to these requests, oldest first, with its words. */
export async function answersTo(realm: Realm, tx: ReaderTx, ids: readonly string[]) {
  const { rows } = await sql<AnswerRow>`
    select w.consent_answer_id as id, w.consent_request_id as request_id, w.kind, w.author_id, a.name as by, w.consent_id, w.victim_consent_id, w.content_key, w.content, w.at
    from consent_answer w join actor a on a.actor_id = w.said_by where w.consent_request_id = any (${[...ids]}::uuid[])
    order by w.at, w.consent_answer_id`.execute(tx.db);
  const keys = await openKeys(
    realm,
    tx,
    rows.flatMap((r) => r.content_key ?? []),
    "consent_keys",
  );
  return rows.map((r) => ({ ...r, words: wordsIn(keys, "consent_answer", r) }));
}

/** Why these consents were asked for, by request; nothing for one whose key is gone. */
export async function reasonsOf(
  realm: Realm,
  tx: ReaderTx,
  rows: readonly RequestRow[],
): Promise<ReadonlyMap<string, string>> {
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "consent_keys",
  );
  return new Map(rows.map((r) => [r.id, wordsIn(keys, "consent_request", r) ?? ""]));
}

function wordsIn(
  keys: Awaited<ReturnType<typeof openKeys>>,
  table: "consent_request" | "consent_answer",
  r: { readonly id: string; readonly content_key: string | null; readonly content: Buffer | null },
): string | null {
  const key = r.content_key === null ? undefined : keys.get(r.content_key);
  if (!key || r.content === null) return null;
  // Trusts: only this hub writes these bytes, and their seal was checked before they are read.
  return (JSON.parse(key.open(table, r.id, r.content).toString("utf8")) as { words: string }).words;
}

export interface AskedReport {
  readonly ownerId: string;
}

/** Whose report it is, where the reader sees the report or a value of it. */
export async function askedReport(tx: ReaderTx, id: string): Promise<AskedReport | undefined> {
  const { rows } = await sql<{ ownerId: string }>`
    select l.owner_id as "ownerId" from (
      select r.label_id from report r where r.report_id = ${id}::uuid
      union all select a.label_id from assertion a where a.report_id = ${id}::uuid limit 1) s
    join label l using (label_id) limit 1`.execute(tx.db);
  return rows[0];
}

/** Which of these reports are the caller's own. */
export async function ownReports(tx: ReaderTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select r.report_id as id from report r where r.report_id = any (${[...ids]}::uuid[]) and r.owner_id = current_organisation()`.execute(
    tx.db,
  );
  return new Set(rows.map((r) => r.id));
}

/** The ids by which these values stand in the report, as a consent names them. */
export async function refsOf(
  tx: ReaderTx,
  versions: readonly string[],
  items: readonly (readonly [string, string])[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ ref: string }>`
    select distinct split_part(a.ref, '#', 1) as ref from assertion a
    join unnest(${items.map((i) => i[0])}::text[], ${items.map((i) => i[1])}::text[]) w(kind, value) on w.kind = a.kind and w.value = a.value
    where a.report_id = any (${[...versions]}::uuid[]) order by 1`.execute(tx.db);
  return rows.map((r) => r.ref);
}

export interface CountedLabel {
  readonly report_id: string;
  readonly label_id: number;
  readonly kind: string;
  readonly value: string;
}

/** Indicators of these reports' values that count now, with the labels under which the reader sees them. */
export async function valuesUnder(tx: ReaderTx, reports: readonly string[]): Promise<readonly CountedLabel[]> {
  const { rows } = await sql<CountedLabel>`
    select v.asked as report_id, a.label_id, a.kind, a.value from versions_of(${[...reports]}::uuid[]) v
    join assertion a on a.report_id = v.report_id where a.latest and a.indicator`.execute(tx.db);
  return rows;
}
