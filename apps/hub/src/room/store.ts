/** The rows of a case room as one reader sees them. Words lie encrypted under a key of their own statement. */
import type { CaseStatement } from "@noroshi/api";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { mintKey, openKeys } from "../keeping/keys.ts";

export interface NewStatement {
  readonly id: string;
  readonly caseId: string;
  readonly label: LabelKey;
  readonly receiptId: string;
  readonly kind: CaseStatement["kind"];
  readonly words: string;
  readonly about?: { readonly kind: string; readonly id: string; readonly other: string | null } | null;
  readonly derivedFrom?: readonly string[];
  readonly answers?: string | null;
  readonly outcome?: "upheld" | "rejected" | "stands" | null;
  readonly ownerId?: string | null;
  readonly due?: string | null;
  readonly noteVersion?: number | null;
  readonly language?: string | null;
  readonly madeBy?: "human" | "machine" | null;
  readonly at: string;
}

export async function insertStatement(realm: Realm, tx: ReaderTx, s: NewStatement): Promise<void> {
  const key = await mintKey(realm, tx, { class: "case", month: s.at.slice(0, 7) });
  await tx.db
    .insertInto("case_statement")
    .values({
      case_statement_id: s.id,
      case_id: s.caseId,
      ...s.label,
      receipt_id: s.receiptId,
      kind: s.kind,
      author_id: tx.reader.organisationId,
      said_by: tx.reader.actorId,
      about_kind: s.about?.kind ?? null,
      about: s.about?.id ?? null,
      about_other: s.about?.other ?? null,
      derived_from: [...(s.derivedFrom ?? [])],
      answers: s.answers ?? null,
      outcome: s.outcome ?? null,
      owner_id: s.ownerId ?? null,
      due: s.due ?? null,
      note_version: s.noteVersion ?? null,
      language: s.language ?? null,
      made_by: s.madeBy ?? null,
      content_key: key.id,
      content: key.seal("case_statement", s.id, Buffer.from(JSON.stringify({ words: s.words }))),
      at: s.at,
    })
    .execute();
}

export interface StatementRow {
  readonly id: string;
  readonly case_id: string;
  readonly label_id: number;
  readonly kind: CaseStatement["kind"];
  readonly author_id: string;
  /** The actor. */
  readonly said_by: string;
  readonly by: string;
  readonly about_kind: string | null;
  readonly about: string | null;
  readonly about_other: string | null;
  readonly derived_from: string[];
  readonly answers: string | null;
  readonly outcome: "upheld" | "rejected" | "stands" | null;
  readonly owner_id: string | null;
  readonly due: string | null;
  readonly note_version: number | null;
  readonly language: string | null;
  readonly made_by: "human" | "machine" | null;
  readonly audience: string[] | null;
  /** Something that this reader sees answers it. */
  readonly answered: boolean;
  readonly at: string;
  readonly words: string;
}

/** What this reader sees of what was said in a case, oldest first. A statement whose key is gone was erased and is not there. */
export async function statementsOf(realm: Realm, tx: ReaderTx, caseId: string): Promise<readonly StatementRow[]> {
  return opened(
    realm,
    tx,
    await sql<Sealed>`
      select ${COLUMNS} from case_statement s join actor a on a.actor_id = s.said_by join label l on l.label_id = s.label_id
      where s.case_id = ${caseId}::uuid order by s.at, s.case_statement_id`.execute(tx.db),
  );
}

/** One statement of a case that this reader sees. */
export async function findStatement(
  realm: Realm,
  tx: ReaderTx,
  caseId: string,
  id: string,
): Promise<StatementRow | undefined> {
  const [row] = await opened(
    realm,
    tx,
    await sql<Sealed>`
      select ${COLUMNS} from case_statement s join actor a on a.actor_id = s.said_by join label l on l.label_id = s.label_id
      where s.case_id = ${caseId}::uuid and s.case_statement_id = ${id}::uuid`.execute(tx.db),
  );
  return row;
}

/** The note as it stands. */
export async function latestNote(realm: Realm, tx: ReaderTx, caseId: string): Promise<StatementRow | undefined> {
  const [row] = await opened(
    realm,
    tx,
    await sql<Sealed>`
      select ${COLUMNS} from case_statement s join actor a on a.actor_id = s.said_by join label l on l.label_id = s.label_id
      where s.case_id = ${caseId}::uuid and s.kind = 'note' order by s.note_version desc limit 1`.execute(tx.db),
  );
  return row;
}

/** Holds a case's note until the act ends, so that two writers come one after the other. */
export async function holdNote(tx: ReaderTx, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' note ' || ${caseId}, 0))`.execute(
    tx.db,
  );
}

type Sealed = Omit<StatementRow, "words"> & { content_key: string; content: Buffer };

const COLUMNS = sql`s.case_statement_id as id, s.case_id, s.label_id, s.kind, s.author_id, s.said_by, a.name as by, s.about_kind, s.about, s.about_other,
  s.derived_from, s.answers, s.outcome, s.owner_id, s.due, s.note_version, s.language, s.made_by, l.audience,
  exists (select from case_statement o where o.answers = s.case_statement_id) as answered, s.content_key, s.content, s.at`;

async function opened(
  realm: Realm,
  tx: ReaderTx,
  { rows }: { readonly rows: readonly Sealed[] },
): Promise<readonly StatementRow[]> {
  const keys = await openKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
    "case_keys",
  );
  return rows.flatMap(({ content_key, content, ...r }): StatementRow[] => {
    const key = keys.get(content_key);
    if (!key) return [];
    // Trusts: only this hub writes these bytes, and their seal was checked before they are read.
    const said: { words: string } = JSON.parse(key.open("case_statement", r.id, content).toString("utf8"));
    return [{ ...r, words: said.words }];
  });
}

export interface ParticipantRow {
  readonly organisation_id: string;
  readonly named_at: string;
  readonly acknowledged_at: string | null;
  readonly declined_at: string | null;
  readonly released_at: string | null;
}

export async function participantsOf(tx: ReaderTx, caseId: string): Promise<readonly ParticipantRow[]> {
  return tx.db
    .selectFrom("case_participant")
    .select(["organisation_id", "named_at", "acknowledged_at", "declined_at", "released_at"])
    .where("case_id", "=", caseId)
    .orderBy("named_at")
    .orderBy("organisation_id")
    .execute();
}

/** Names a body to a case, or names it again after it had declined. */
export async function nameBody(
  tx: ReaderTx,
  p: { readonly caseId: string; readonly organisationId: string; readonly labelId: number; readonly at: string },
): Promise<void> {
  await sql`
    insert into case_participant (case_id, organisation_id, label_id, named_at, named_by)
    values (${p.caseId}::uuid, ${p.organisationId}::uuid, ${p.labelId}, ${p.at}::timestamptz, current_actor())
    on conflict (case_id, organisation_id) do update set named_at = excluded.named_at, named_by = excluded.named_by, declined_at = null, released_at = null, acknowledged_at = null`.execute(
    tx.db,
  );
}

/** The lead releases a body that was named. */
export async function releaseBody(tx: ReaderTx, caseId: string, organisationId: string, at: string): Promise<void> {
  await sql`
    update case_participant set released_at = ${at}::timestamptz where case_id = ${caseId}::uuid and organisation_id = ${organisationId}::uuid`.execute(
    tx.db,
  );
}

/** The acting body's own answer. @returns false where it has given it already */
export async function answerOf(
  tx: ReaderTx,
  caseId: string,
  answer: "accept" | "decline",
  at: string,
): Promise<boolean> {
  const column = answer === "accept" ? sql`acknowledged_at` : sql`declined_at`;
  const { numAffectedRows } = await sql`
    update case_participant set ${column} = ${at}::timestamptz ${answer === "decline" ? sql`, acknowledged_at = null` : sql``}
    where case_id = ${caseId}::uuid and organisation_id = current_organisation() and declined_at is null and released_at is null
      and (${answer === "decline"} or acknowledged_at is null)`.execute(tx.db);
  return numAffectedRows === 1n;
}

/** The room's rows move to another label: somebody was named, or left. */
export async function moveRoom(tx: ReaderTx, caseId: string, labelId: number): Promise<void> {
  await sql`select move_case(${caseId}::uuid, ${labelId})`.execute(tx.db);
}

/** The offer of the lead that stands for the acting body. */
export async function leadOffer(tx: ReaderTx, caseId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select lead_offer(${caseId}::uuid) as id`.execute(tx.db);
  return rows[0]?.id ?? undefined;
}

export interface RoomAskRow {
  readonly id: string;
  readonly number: string;
  readonly kind: "take_part" | "lead";
  readonly from_id: string;
  readonly at: string;
}

/** Open cases that ask the acting body something: to take part, to take over the lead. Newest first. */
export async function roomAsks(tx: ReaderTx): Promise<readonly RoomAskRow[]> {
  const { rows } = await sql<RoomAskRow>`
    select c.case_id as id, c.number, 'take_part' as kind, c.lead_id as from_id, p.named_at as at from case_participant p join case_room c using (case_id)
    where p.organisation_id = current_organisation() and p.acknowledged_at is null and p.declined_at is null and p.released_at is null
      and c.closed_at is null and c.lead_id <> current_organisation()
    union all
    select c.case_id, c.number, 'lead', c.lead_id, s.at from case_statement s join case_room c using (case_id)
    where s.kind = 'lead_offered' and s.about = current_organisation() and c.closed_at is null and s.case_statement_id = lead_offer(c.case_id)
    order by at desc, id limit 200`.execute(tx.db);
  return rows;
}

export interface HandedTasks {
  readonly label_id: number;
  readonly owner_id: string;
  readonly told: boolean;
}

export async function tasksToHandOver(tx: ReaderTx, caseId: string): Promise<readonly HandedTasks[]> {
  const { rows } = await sql<HandedTasks>`select * from tasks_to_hand_over(${caseId}::uuid)`.execute(tx.db);
  return rows;
}

export async function takeLead(
  tx: ReaderTx,
  caseId: string,
  labelId: number,
  tasks: readonly { readonly from: number; readonly owner: string; readonly to: number }[],
): Promise<void> {
  await sql`select take_lead(${caseId}::uuid, ${labelId}, ${tasks.map((t) => t.from)}::integer[], ${tasks.map((t) => t.owner)}::uuid[], ${tasks.map((t) => t.to)}::integer[])`.execute(
    tx.db,
  );
}

/** What stands in the way of closing, for the body that leads. */
export async function openIn(tx: ReaderTx, caseId: string): Promise<readonly { what: string; n: number }[]> {
  const { rows } = await sql<{ what: string; n: number }>`select what, n from open_in_case(${caseId}::uuid)`.execute(
    tx.db,
  );
  return rows;
}

/** Closes or opens a case. @returns false where it was so already */
export async function setClosed(tx: ReaderTx, caseId: string, at: string | null): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update case_room set closed_at = ${at}::timestamptz where case_id = ${caseId}::uuid and (closed_at is null) = ${at !== null}`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

export async function seesAssessment(tx: ReaderTx, id: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom("assessment")
    .select("assessment_id")
    .where("assessment_id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

const PRESENT_SECONDS = 60;

export async function notePresence(tx: ReaderTx, caseId: string, labelId: number): Promise<void> {
  await sql`
    insert into case_presence (case_id, actor_id, label_id, seen_at) values (${caseId}::uuid, current_actor(), ${labelId}, realm_now())
    on conflict (case_id, actor_id) do update set seen_at = excluded.seen_at`.execute(tx.db);
}

export async function presentIn(
  tx: ReaderTx,
  caseId: string,
): Promise<readonly { name: string; name_ja: string | null; organisation_id: string }[]> {
  const { rows } = await sql<{ name: string; name_ja: string | null; organisation_id: string }>`
    select a.name, p.display_name_ja as name_ja, a.organisation_id from case_presence s join actor a on a.actor_id = s.actor_id
    left join person p on p.person_id = a.person_id
    where s.case_id = ${caseId}::uuid and s.seen_at > realm_now() - ${`${PRESENT_SECONDS} seconds`}::interval order by a.name, a.actor_id`.execute(
    tx.db,
  );
  return rows;
}

export interface EvidenceRow {
  readonly id: string;
  readonly report: string;
  readonly owner_id: string;
  readonly sample: boolean;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly at: string;
  readonly hands: number;
}

/** Files that belong to these reports and that the reader sees, with how many hands they went through as far as it sees. */
export async function evidenceOf(tx: ReaderTx, reportIds: readonly string[]): Promise<readonly EvidenceRow[]> {
  if (reportIds.length === 0) return [];
  const { rows } = await sql<EvidenceRow>`
    select t.attachment_id as id, t.report_id as report, t.owner_id, t.sample, t.bytes_length::double precision as bytes, t.sha256, t.at,
      (select count(*) from custody c where c.attachment_id = t.attachment_id)::integer as hands
    from attachment t where t.report_id = any (${[...reportIds]}::uuid[]) and length(t.body) > 0 order by t.at, t.attachment_id`.execute(
    tx.db,
  );
  return rows;
}

/** The label of a report's text, where this reader reads it. */
export async function reportLabelOf(tx: ReaderTx, report: string): Promise<number | undefined> {
  const row = await tx.db.selectFrom("report").select("label_id").where("report_id", "=", report).executeTakeFirst();
  return row?.label_id;
}

/** Which of these bodies read the text of a report that this reader reads. */
export async function readersAmong(
  tx: ReaderTx,
  report: string,
  bodies: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select readers_among(${report}::uuid, ${[...bodies]}::uuid[]) as id`.execute(tx.db);
  return rows.map((r) => r.id);
}
