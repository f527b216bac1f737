/** Measures, their versions and steps, consultations and votes, as rows of one reader. Words lie encrypted under their own key. */
import type { MeasureEvent, MeasureState, MeasureType } from "@noroshi/decisions/contract";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";
import { type Assertion, insertSignature } from "./signature-store.ts";

export interface MeasureRow {
  readonly id: string;
  readonly label_id: number;
  readonly audience_class: number;
  readonly owner_id: string;
  readonly number: string;
  readonly type: MeasureType;
  readonly case_id: string | null;
  readonly content_key: string;
  readonly asked_by: string;
  readonly asked_person: string | null;
  readonly asked_at: string;
  readonly version: number;
  readonly object_digest: Buffer;
  readonly n: number;
  readonly state: MeasureState;
  readonly state_since: string;
}

const MEASURES = sql`
  select m.measure_id as id, m.label_id, m.audience_class, m.owner_id, m.number, m.type, m.case_id, m.content_key, m.asked_by, m.asked_person, m.asked_at,
    v.version, v.object_digest, s.n, s.state, s.at as state_since
  from measure m
  join lateral (select version, object_digest from measure_version v where v.measure_id = m.measure_id order by version desc limit 1) v on true
  join lateral (select n, state, at from measure_step s where s.measure_id = m.measure_id order by n desc limit 1) s on true`;

/** The measure that a body asks for under this number of its own. */
export async function measureByNumber(tx: ReaderTx, askerId: string, number: string): Promise<MeasureRow | undefined> {
  const { rows } =
    await sql<MeasureRow>`${MEASURES} where m.owner_id = ${askerId}::uuid and m.number = ${number}`.execute(tx.db);
  return rows[0];
}

export async function measureById(tx: ReaderTx, id: string): Promise<MeasureRow | undefined> {
  const { rows } = await sql<MeasureRow>`${MEASURES} where m.measure_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

/** Measures that this reader sees, newest first; one more than asked tells that there is a next. */
export async function pageOfMeasures(
  tx: ReaderTx,
  page: {
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
    readonly caseId: string | null;
  },
): Promise<readonly MeasureRow[]> {
  const { after = [null, null] } = page;
  const { rows } = await sql<MeasureRow>`${MEASURES}
    where (${page.caseId}::uuid is null or m.case_id = ${page.caseId}::uuid)
      and (${after[0]}::timestamptz is null or (m.asked_at, m.measure_id) < (${after[0]}::timestamptz, ${after[1]}::uuid))
    order by m.asked_at desc, m.measure_id desc limit ${page.limit + 1}`.execute(tx.db);
  return rows;
}

export interface StepRow {
  readonly n: number;
  readonly version: number;
  readonly event: MeasureEvent;
  readonly state: MeasureState;
  readonly answer: string | null;
  readonly waits_for: string;
  readonly reason: Buffer | null;
  readonly person: string | null;
  readonly person_id: string | null;
  readonly organisation_id: string;
  readonly at: string;
}

/** Every step of each of these measures, oldest first, by measure. */
export async function stepsOf(
  tx: ReaderTx,
  measureIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StepRow[]>> {
  const { rows } = await sql<StepRow & { measure_id: string }>`
    select s.measure_id, s.n, s.version, s.event, s.state, s.answer, s.waits_for, s.reason, p.display_name as person, s.person_id, s.organisation_id, s.at
    from measure_step s left join person p using (person_id) where s.measure_id = any (${[...measureIds]}::uuid[]) order by s.measure_id, s.n`.execute(
    tx.db,
  );
  return Map.groupBy(rows, (r) => r.measure_id);
}

/** The last version of what each of these asks, by measure; nothing where its key is gone. */
export async function contentsOf(
  realm: Realm,
  tx: ReaderTx,
  measures: readonly MeasureRow[],
): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await sql<{ id: string; content: Buffer }>`
    select v.measure_id as id, v.content from unnest(${measures.map((m) => m.id)}::uuid[], ${measures.map((m) => m.version)}::integer[]) w(id, version)
    join measure_version v on v.measure_id = w.id and v.version = w.version`.execute(tx.db);
  const sealed = new Map(rows.map((r) => [r.id, r.content]));
  const keys = await openKeys(
    realm,
    tx,
    measures.map((m) => m.content_key),
    "measure_keys",
  );
  return new Map(
    measures.flatMap((m): [string, unknown][] => {
      const [key, content] = [keys.get(m.content_key), sealed.get(m.id)];
      if (!key || !content) return [];
      return [[m.id, JSON.parse(key.open("measure_version", `${m.id}/${m.version}`, content).toString("utf8"))]];
    }),
  );
}

/** The keyed hashes of texts in other requests of this body, in hexadecimal digits. */
export async function copiedTokens(tx: ReaderTx, measureId: string | null): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ token: string }>`
    select distinct encode(t, 'hex') as token from measure m join measure_version v using (measure_id), unnest(v.word_tokens) t
    where m.owner_id = ${tx.reader.organisationId}::uuid and m.measure_id is distinct from ${measureId}::uuid`.execute(
    tx.db,
  );
  return new Set(rows.map((r) => r.token));
}

/** Opens what was said in a measure's steps. */
export async function openWords(
  realm: Realm,
  tx: ReaderTx,
  m: MeasureRow,
  sealed: readonly { readonly table: string; readonly row: string; readonly bytes: Buffer }[],
): Promise<readonly (string | null)[]> {
  if (sealed.length === 0) return [];
  const key = (await openKeys(realm, tx, [m.content_key], "measure_keys")).get(m.content_key);
  return sealed.map((s) => key?.open(s.table, s.row, s.bytes).toString("utf8") ?? null);
}

/** Seals words under a measure's key. @throws where the key is gone */
export async function sealWords(
  realm: Realm,
  tx: ReaderTx,
  m: Pick<MeasureRow, "content_key">,
  at: { readonly table: string; readonly row: string },
  words: string,
): Promise<Buffer> {
  const key = (await openKeys(realm, tx, [m.content_key], "measure_keys")).get(m.content_key);
  if (!key) throw new Error("nothing more is said in a measure whose key is gone");
  return key.seal(at.table, at.row, Buffer.from(words));
}

/** Holds everything that was said about one request until the act ends; alone, when the act says something itself. */
export async function holdBallot(
  tx: ReaderTx,
  about: { readonly askerId: string; readonly number: string },
  alone: boolean,
): Promise<void> {
  await sql`select hold_ballot(${about.askerId}::uuid, ${about.number}, ${alone})`.execute(tx.db);
}

export interface NewMeasure {
  readonly id: string;
  readonly label: LabelKey;
  readonly number: string;
  readonly type: MeasureType;
  readonly caseId: string | null;
  readonly receiptId: string;
  readonly digest: Buffer;
  readonly content: unknown;
  readonly at: string;
  readonly words?: readonly Buffer[];
  readonly target?: Buffer | null;
}

/** A new measure with its first version. */
export async function insertMeasure(realm: Realm, tx: ReaderTx, m: NewMeasure): Promise<void> {
  const key = await mintKey(realm, tx, { class: "measure", month: m.at.slice(0, 7) });
  // Who asks and when is the trigger's: what stands here is replaced by who acts.
  await sql`
    insert into measure (measure_id, label_id, audience_class, owner_id, number, type, case_id, content_key, receipt_id, asked_by, asked_at)
    values (${m.id}::uuid, ${m.label.label_id}, ${m.label.audience_class}, ${tx.reader.organisationId}::uuid, ${m.number}, ${m.type}, ${m.caseId}::uuid,
      ${key.id}::uuid, ${m.receiptId}::uuid, ${tx.reader.actorId}::uuid, realm_now())`.execute(tx.db);
  await insertVersion(tx, { ...m, version: 1, sealed: key.seal("measure_version", `${m.id}/1`, bytesOf(m.content)) });
}

/** Another version of a measure that this body asks for. */
export async function insertNextVersion(
  realm: Realm,
  tx: ReaderTx,
  measure: MeasureRow,
  v: {
    readonly digest: Buffer;
    readonly content: unknown;
    readonly words?: readonly Buffer[];
    readonly target?: Buffer | null;
  },
): Promise<number> {
  const version = measure.version + 1;
  const key = (await openKeys(realm, tx, [measure.content_key], "measure_keys")).get(measure.content_key);
  if (!key) throw new Error("a measure whose key is gone takes no further version");
  const sealed = key.seal("measure_version", `${measure.id}/${version}`, bytesOf(v.content));
  await insertVersion(tx, { ...v, id: measure.id, label: measure, version, sealed });
  return version;
}

async function insertVersion(
  tx: ReaderTx,
  v: {
    readonly id: string;
    readonly label: LabelKey;
    readonly version: number;
    readonly digest: Buffer;
    readonly sealed: Buffer;
    readonly words?: readonly Buffer[];
    readonly target?: Buffer | null;
  },
): Promise<void> {
  await sql`
    insert into measure_version (measure_id, version, label_id, audience_class, object_digest, content, said_by, at, word_tokens, target_token)
    values (${v.id}::uuid, ${v.version}, ${v.label.label_id}, ${v.label.audience_class}, ${v.digest}, ${v.sealed}, ${tx.reader.actorId}::uuid, realm_now(),
      ${[...(v.words ?? [])]}::bytea[], ${v.target ?? null})`.execute(tx.db);
}

export interface NewStep {
  readonly measureId: string;
  readonly label: LabelKey;
  readonly n: number;
  readonly version: number;
  readonly event: MeasureEvent;
  readonly state: MeasureState;
  readonly answer: string | null;
  readonly waitsFor: string;
  readonly receiptId: string;
  /** Sealed under the measure's key. */
  readonly reason?: Buffer | null;
}

/** The next step of a measure. Two that are taken at once do not both succeed: n is taken once. */
export async function insertStep(tx: ReaderTx, s: NewStep): Promise<void> {
  await sql`
    insert into measure_step (measure_id, n, label_id, audience_class, version, event, state, answer, waits_for, receipt_id, reason, actor_id, organisation_id, at)
    values (${s.measureId}::uuid, ${s.n}, ${s.label.label_id}, ${s.label.audience_class}, ${s.version}, ${s.event}, ${s.state}, ${s.answer}, ${s.waitsFor},
      ${s.receiptId}::uuid, ${s.reason ?? null}, ${tx.reader.actorId}::uuid, ${tx.reader.organisationId}::uuid, realm_now())`.execute(
    tx.db,
  );
}

export interface AnsweredStep {
  readonly measure_id: string;
  readonly number: string;
  readonly state: MeasureState;
  readonly answer: string | null;
  readonly waits_for: string;
}

/** What an act under this receipt came to; the last of its steps. */
export async function stepOfReceipt(tx: ReaderTx, receiptId: string): Promise<AnsweredStep | undefined> {
  const { rows } = await sql<AnsweredStep>`
    select s.measure_id, m.number, s.state, s.answer, s.waits_for from measure_step s join measure m using (measure_id)
    where s.receipt_id = ${receiptId}::uuid order by s.n desc limit 1`.execute(tx.db);
  return rows[0];
}

export interface NewVote {
  readonly id: string;
  readonly label: LabelKey;
  readonly askerId: string;
  readonly number: string;
  readonly digest: Buffer;
  readonly says: "approve" | "approve_with_conditions" | "refuse";
  readonly decision: string | null;
  readonly words: string | null;
  readonly onBehalfOf: string | null;
  readonly validUntil: string | null;
  readonly receiptId: string;
  readonly at: string;
  readonly signed?: { readonly statement: Buffer; readonly assertion: Assertion } | null;
}

export async function insertVote(realm: Realm, tx: ReaderTx, v: NewVote): Promise<void> {
  const key = await mintKey(realm, tx, { class: "measure", month: v.at.slice(0, 7) });
  const words = v.words === null ? null : key.seal("measure_vote", v.id, Buffer.from(v.words));
  await sql`
    insert into measure_vote (vote_id, label_id, audience_class, asker_id, number, object_digest, says, decision, content_key, words, on_behalf_of,
      valid_until, receipt_id, actor_id, person_id, organisation_id, at)
    values (${v.id}::uuid, ${v.label.label_id}, ${v.label.audience_class}, ${v.askerId}::uuid, ${v.number}, ${v.digest}, ${v.says}, ${v.decision},
      ${key.id}::uuid, ${words}, ${v.onBehalfOf}::uuid, ${v.validUntil}::timestamptz, ${v.receiptId}::uuid, ${tx.reader.actorId}::uuid, acting_person(),
      ${tx.reader.organisationId}::uuid, realm_now())`.execute(tx.db);
  if (v.signed) await insertSignature(tx, key, { voteId: v.id, label: v.label, ...v.signed });
}

export interface VoteRow {
  readonly id: string;
  readonly person_id: string;
  readonly organisation_id: string;
  readonly on_behalf_of: string | null;
  readonly says: NewVote["says"];
  readonly decision: string | null;
  readonly object_digest: Buffer;
  readonly valid_until: string | null;
  readonly at: string;
}

export interface Asked {
  readonly askerId: string;
  readonly number: string;
}

/** How votes on one request are found among those on many. */
export const askedAs = ({ askerId, number }: Asked): string => `${askerId} ${number}`;

/** Every vote on each of these requests that this reader sees, in the order in which they were given, by `askedAs`. */
export async function votesOn(
  tx: ReaderTx,
  requests: readonly Asked[],
): Promise<ReadonlyMap<string, readonly VoteRow[]>> {
  const { rows } = await sql<VoteRow & Asked>`
    select w.asker_id as "askerId", w.number, vote_id as id, person_id, organisation_id, on_behalf_of, says, decision, object_digest, valid_until, at
    from measure_vote v join unnest(${requests.map((r) => r.askerId)}::uuid[], ${requests.map((r) => r.number)}::text[]) w(asker_id, number)
      on v.asker_id = w.asker_id and v.number = w.number order by v.nth`.execute(tx.db);
  return Map.groupBy(rows, askedAs);
}

/** Votes with the names of who gave them and their words opened, in the order in which they were given. */
export async function votesShown(
  realm: Realm,
  tx: ReaderTx,
  askerId: string,
  number: string,
): Promise<readonly (VoteRow & { readonly person: string | null; readonly opened: string | null })[]> {
  const { rows } = await sql<VoteRow & { person: string | null; content_key: string; words: Buffer | null }>`
    select v.vote_id as id, v.person_id, v.organisation_id, v.on_behalf_of, v.says, v.decision, v.object_digest, v.valid_until, v.at,
      v.content_key, v.words, p.display_name as person
    from measure_vote v left join person p using (person_id) where v.asker_id = ${askerId}::uuid and v.number = ${number} order by v.nth`.execute(
    tx.db,
  );
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "measure_keys",
  );
  return rows.map((r) => ({
    ...r,
    opened:
      r.words === null ? null : (keys.get(r.content_key)?.open("measure_vote", r.id, r.words).toString("utf8") ?? null),
  }));
}

export interface ConsultationRow {
  readonly reference: string;
  readonly organisation_id: string;
  readonly object_digest: Buffer;
  readonly at: string;
}

/** Every consultation about a request that this reader sees, oldest first. */
export async function consultationRows(
  tx: ReaderTx,
  askerId: string,
  number: string,
): Promise<readonly ConsultationRow[]> {
  const { rows } = await sql<ConsultationRow>`
    select reference, organisation_id, object_digest, at from measure_consultation
    where asker_id = ${askerId}::uuid and number = ${number} order by at, consultation_id`.execute(tx.db);
  return rows;
}

export interface NewConsultation {
  readonly id: string;
  readonly label: LabelKey;
  readonly askerId: string;
  readonly number: string;
  readonly digest: Buffer;
  readonly reference: string;
  readonly receiptId: string;
}

export async function insertConsultation(tx: ReaderTx, c: NewConsultation): Promise<void> {
  await sql`
    insert into measure_consultation (consultation_id, label_id, audience_class, asker_id, number, object_digest, reference, receipt_id, actor_id, person_id, organisation_id, at)
    values (${c.id}::uuid, ${c.label.label_id}, ${c.label.audience_class}, ${c.askerId}::uuid, ${c.number}, ${c.digest}, ${c.reference}, ${c.receiptId}::uuid,
      ${tx.reader.actorId}::uuid, acting_person(), ${tx.reader.organisationId}::uuid, realm_now())`.execute(tx.db);
}

/** When the foreign ministry was first consulted about exactly this; null when it was not. */
export async function consultedAt(
  tx: ReaderTx,
  about: { readonly askerId: string; readonly number: string; readonly digest: Buffer },
): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select min(at) as at from measure_consultation
    where asker_id = ${about.askerId}::uuid and number = ${about.number} and object_digest = ${about.digest}`.execute(
    tx.db,
  );
  return rows[0]?.at ?? null;
}

const bytesOf = (content: unknown): Buffer => Buffer.from(JSON.stringify(content));
