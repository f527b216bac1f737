/** Dossiers, statements, filings and what came back on them, as rows of one reader. Content lies encrypted under its own key. */

import type { Confidence, FactValue, Protection } from "@noroshi/cases";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import { TryAgain } from "../db/errors.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { type ContentKey, mintKey, openKeys } from "../keeping/keys.ts";

export interface Dossier {
  readonly id: string;
  readonly key: ContentKey;
}

/** The acting body's dossiers on a case and on those that gave way to it, the case's own first. */
export async function dossiersOf(realm: Realm, tx: ReaderTx, caseId: string): Promise<readonly Dossier[]> {
  const { rows } = await sql<{ id: string; content_key: string }>`
    select d.dossier_id as id, d.content_key from dossier d
    where d.owner_id = ${tx.reader.organisationId}::uuid
      and (d.case_id = ${caseId}::uuid or d.case_id in (select a.alias_id from case_alias a where a.case_id = ${caseId}::uuid))
    order by d.case_id <> ${caseId}::uuid, d.opened_at, d.dossier_id`.execute(tx.db);
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "filing_keys",
  );
  return rows.flatMap((r) => {
    const key = keys.get(r.content_key);
    return key ? [{ id: r.id, key }] : [];
  });
}

/** Opens the acting body's dossier on a case, once. @throws TryAgain when a colleague opened it meanwhile */
export async function openDossier(
  realm: Realm,
  tx: ReaderTx,
  d: { readonly id: string; readonly caseId: string; readonly labelId: number; readonly at: string },
): Promise<Dossier> {
  const key = await mintKey(realm, tx, { class: "filing", month: d.at.slice(0, 7) });
  const { numAffectedRows } = await sql`
    insert into dossier (dossier_id, label_id, audience_class, owner_id, case_id, content_key, opened_at, opened_by)
    select ${d.id}::uuid, label_id, audience_class, ${tx.reader.organisationId}::uuid, ${d.caseId}::uuid, ${key.id}::uuid, ${d.at}::timestamptz,
      ${tx.reader.actorId}::uuid from label where label_id = ${d.labelId}
    on conflict (owner_id, case_id) do nothing`.execute(tx.db);
  if (numAffectedRows !== 1n) throw new TryAgain(undefined);
  return { id: d.id, key };
}

export interface NewStatement {
  readonly id: string;
  readonly labelId: number;
  readonly receiptId: string;
  readonly fact: string;
  readonly value: FactValue | null;
  readonly confidence: Confidence;
  readonly keptFrom: readonly string[];
  readonly protection: readonly Protection[];
  readonly answers: string | null;
  readonly at: string;
}

export async function insertStatement(tx: ReaderTx, dossier: Dossier, s: NewStatement): Promise<void> {
  const value =
    s.value === null ? null : dossier.key.seal("fact_statement", s.id, Buffer.from(JSON.stringify(s.value)));
  await sql`
    insert into fact_statement (fact_statement_id, dossier_id, label_id, audience_class, owner_id, receipt_id, said_by, fact, value,
      confidence, kept_from, protection, answers, at)
    select ${s.id}::uuid, ${dossier.id}::uuid, label_id, audience_class, ${tx.reader.organisationId}::uuid, ${s.receiptId}::uuid,
      ${tx.reader.actorId}::uuid, ${s.fact}, ${value}, ${s.confidence}, ${[...s.keptFrom]}::uuid[], ${[...s.protection]}::text[],
      ${s.answers}::uuid, ${s.at}::timestamptz from label where label_id = ${s.labelId}`.execute(tx.db);
}

export interface StatementRow {
  readonly id: string;
  readonly fact: string;
  readonly value: FactValue | null;
  readonly confidence: Confidence;
  readonly keptFrom: readonly string[];
  readonly protection: readonly Protection[];
  readonly answers: string | null;
  readonly at: string;
}

/** What the body stated in these dossiers, oldest first. */
export async function statementRows(tx: ReaderTx, dossiers: readonly Dossier[]): Promise<readonly StatementRow[]> {
  if (dossiers.length === 0) return [];
  const keys = new Map(dossiers.map((d) => [d.id, d.key]));
  const { rows } = await sql<{
    id: string;
    dossier_id: string;
    fact: string;
    value: Buffer | null;
    confidence: Confidence;
    kept_from: string[];
    protection: Protection[];
    answers: string | null;
    at: string;
  }>`select fact_statement_id as id, dossier_id, fact, value, confidence, kept_from, protection, answers, at from fact_statement
    where dossier_id = any (${[...keys.keys()]}::uuid[]) order by at, fact_statement_id`.execute(tx.db);
  return rows.map((r) => ({
    id: r.id,
    fact: r.fact,
    value: r.value === null ? null : opened(keys.get(r.dossier_id), "fact_statement", r.id, r.value),
    confidence: r.confidence,
    keptFrom: r.kept_from,
    protection: r.protection,
    answers: r.answers,
    at: r.at,
  }));
}

// Trusts: only this hub writes these bytes, and their seal was checked before they are read.
function opened<T>(key: ContentKey | undefined, table: string, row: string, sealed: Buffer): T {
  if (!key) throw new Error(`no key for a row of ${table}`);
  return JSON.parse(key.open(table, row, sealed).toString("utf8"));
}

/** What a filing tells, as it is kept beside its bytes. */
export interface FilingContent {
  readonly rows: readonly {
    readonly label: { readonly en: string; readonly ja: string };
    readonly text: string;
  }[];
  readonly told: Readonly<Record<string, FactValue | null>>;
}

export interface NewFiling {
  readonly id: string;
  readonly dossierId: string;
  readonly label: LabelKey;
  readonly receiptId: string;
  readonly form: string;
  readonly formVersion: number;
  readonly regime: string;
  readonly meets: readonly string[];
  readonly recipientId: string | null;
  readonly number: string;
  readonly version: number;
  readonly follows: string | null;
  readonly channel: "hub" | "outside" | "oral";
  readonly mediaType: string;
  readonly sha256: Buffer;
  readonly bytes: Uint8Array;
  readonly content: FilingContent;
  readonly at: string;
}

/** Freezes a filing under a key of its own. */
export async function insertFiling(realm: Realm, tx: ReaderTx, f: NewFiling): Promise<void> {
  const key = await mintKey(realm, tx, { class: "filing", month: f.at.slice(0, 7) });
  await tx.db
    .insertInto("filing")
    .values({
      filing_id: f.id,
      dossier_id: f.dossierId,
      ...f.label,
      owner_id: tx.reader.organisationId,
      receipt_id: f.receiptId,
      filed_by: tx.reader.actorId,
      form: f.form,
      form_version: f.formVersion,
      regime: f.regime,
      meets: [...f.meets],
      recipient_id: f.recipientId,
      number: f.number,
      version: f.version,
      follows: f.follows,
      channel: f.channel,
      media_type: f.mediaType,
      sha256: f.sha256,
      content_key: key.id,
      bytes: key.seal("filing", f.id, f.bytes),
      told: key.seal("filing.told", f.id, Buffer.from(JSON.stringify(f.content))),
      at: f.at,
    })
    .execute();
}

export interface FilingRow {
  readonly id: string;
  readonly owner_id: string;
  readonly form: string;
  readonly form_version: number;
  readonly regime: string;
  readonly meets: string[];
  readonly recipient_id: string | null;
  readonly number: string;
  readonly version: number;
  readonly follows: string | null;
  readonly channel: "hub" | "outside" | "oral";
  readonly media_type: string;
  readonly sha256: Buffer;
  readonly content_key: string;
  readonly label_id: number;
  readonly filer: string;
  readonly at: string;
}

const COLUMNS = sql`f.filing_id as id, f.owner_id, f.form, f.form_version, f.regime, f.meets, f.recipient_id, f.number, f.version, f.follows,
  f.channel, f.media_type, f.sha256, f.content_key, f.label_id, a.name as filer, f.at`;

/** The body's filings in these dossiers, oldest first. */
export async function filingsIn(tx: ReaderTx, dossiers: readonly string[]): Promise<readonly FilingRow[]> {
  const { rows } = await sql<FilingRow>`
    select ${COLUMNS} from filing f join actor a on a.actor_id = f.filed_by
    where f.dossier_id = any (${[...dossiers]}::uuid[]) order by f.at, f.filing_id`.execute(tx.db);
  return rows;
}

/** A filing that this reader sees. */
export async function findFiling(tx: ReaderTx, id: string): Promise<FilingRow | undefined> {
  const { rows } = await sql<FilingRow>`
    select ${COLUMNS} from filing f join actor a on a.actor_id = f.filed_by where f.filing_id = ${id}::uuid`.execute(
    tx.db,
  );
  return rows[0];
}

/** One page of visible filings, sent or received, newest first; one more than asked tells that there is a next. */
export async function pageOfFilings(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<readonly FilingRow[]> {
  const { rows } = await sql<FilingRow>`
    select ${COLUMNS} from filing f join actor a on a.actor_id = f.filed_by
    where ${after === undefined} or (f.at, f.filing_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid)
    order by f.at desc, f.filing_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

/** What these filings tell, by id. A filing whose key is gone was erased and tells nothing. */
export async function contentsOf(
  realm: Realm,
  tx: ReaderTx,
  filings: readonly FilingRow[],
): Promise<ReadonlyMap<string, FilingContent>> {
  if (filings.length === 0) return new Map();
  const keys = await openKeys(
    realm,
    tx,
    filings.map((f) => f.content_key),
    "filing_keys",
  );
  const { rows } = await sql<{ id: string; told: Buffer }>`
    select filing_id as id, told from filing where filing_id = any (${filings.map((f) => f.id)}::uuid[])`.execute(
    tx.db,
  );
  const keyOf = new Map(filings.map((f) => [f.id, keys.get(f.content_key)]));
  return new Map(
    rows.flatMap((r): [string, FilingContent][] => {
      const key = keyOf.get(r.id);
      return key ? [[r.id, opened(key, "filing.told", r.id, r.told)]] : [];
    }),
  );
}

/** The bytes that were frozen; undefined where their key is gone. */
export async function bytesOf(realm: Realm, tx: ReaderTx, f: FilingRow): Promise<Buffer | undefined> {
  const key = (await openKeys(realm, tx, [f.content_key], "filing_keys")).get(f.content_key);
  const row = await tx.db.selectFrom("filing").select("bytes").where("filing_id", "=", f.id).executeTakeFirst();
  return key && row ? key.open("filing", f.id, row.bytes) : undefined;
}
