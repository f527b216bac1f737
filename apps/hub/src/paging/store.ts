/** The directory, the rota and pages as rows: of their readers, of the duty that looks at the time, of the one that reaches people. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";

export interface Channel {
  readonly kind: "in_app" | "email" | "webhook" | "phone";
  readonly address: string;
}

export interface ContactRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly duty: string;
  readonly person: string;
  readonly channels: readonly Channel[];
  readonly languages: string[];
  readonly zone: string;
  readonly priority: number;
  readonly quiet: { from: string; to: string } | null;
  readonly keys: string[];
  readonly verified_at: string;
  /** Until when this one is on duty, by the rota; null when it is not. */
  readonly on_duty_until: string | null;
}

const CONTACT = sql`c.contact_id as id, c.organisation_id, c.duty, c.person, c.channels, c.languages, c.zone, c.priority, c.quiet, c.keys, c.verified_at,
  (select max(s.until) from shift s where s.contact_id = c.contact_id and s.since <= realm_now() and s.until > realm_now() and (s.follows is null or s.taken_at is not null)) as on_duty_until`;

/** Contacts in force, of everybody that the caller may reach, or of these bodies. */
export async function contactRows(
  tx: ReaderTx | DutyTx<"delivery">,
  bodies?: readonly string[],
): Promise<readonly ContactRow[]> {
  const { rows } = await sql<ContactRow>`
    select ${CONTACT} from contact c where c.withdrawn_at is null
      and (${bodies === undefined} or c.organisation_id = any (${[...(bodies ?? [])]}::uuid[]))
    order by c.organisation_id, c.priority, c.contact_id`.execute(tx.db);
  return rows;
}

export interface ContactSaid {
  readonly duty: string;
  readonly person: string;
  readonly channels: readonly Channel[];
  readonly languages: readonly string[];
  readonly zone: string;
  readonly priority: number;
  readonly quiet: { readonly from: string; readonly to: string } | null;
  readonly keys: readonly string[];
}

export async function insertContact(
  tx: ReaderTx,
  id: string,
  label: LabelKey,
  s: ContactSaid,
  at: string,
): Promise<void> {
  await sql`
    insert into contact (contact_id, label_id, audience_class, organisation_id, duty, person, channels, languages, zone, priority, quiet, keys, verified_at, verified_by)
    values (${id}::uuid, ${label.label_id}, ${label.audience_class}, current_organisation(), ${s.duty}, ${s.person}, ${JSON.stringify(s.channels)}::jsonb, ${[...s.languages]}::text[],
      ${s.zone}, ${s.priority}, ${s.quiet === null ? null : JSON.stringify(s.quiet)}::jsonb, ${[...s.keys]}::text[], ${at}::timestamptz, current_actor())`.execute(
    tx.db,
  );
}

/** Changes a contact of the acting body, which verifies it. @returns false where there is none */
export async function changeContact(tx: ReaderTx, id: string, s: ContactSaid, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update contact set duty = ${s.duty}, person = ${s.person}, channels = ${JSON.stringify(s.channels)}::jsonb, languages = ${[...s.languages]}::text[], zone = ${s.zone},
      priority = ${s.priority}, quiet = ${s.quiet === null ? null : JSON.stringify(s.quiet)}::jsonb, keys = ${[...s.keys]}::text[], verified_at = ${at}::timestamptz, verified_by = current_actor()
    where contact_id = ${id}::uuid and organisation_id = current_organisation() and withdrawn_at is null`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

export async function markContact(
  tx: ReaderTx,
  id: string,
  mark: "verified" | "withdrawn",
  at: string,
): Promise<boolean> {
  const set =
    mark === "verified"
      ? sql`verified_at = ${at}::timestamptz, verified_by = current_actor()`
      : sql`withdrawn_at = ${at}::timestamptz`;
  const { numAffectedRows } = await sql`
    update contact set ${set} where contact_id = ${id}::uuid and organisation_id = current_organisation() and withdrawn_at is null`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

export interface ShiftRow {
  readonly id: string;
  readonly contact_id: string;
  readonly since: string;
  readonly until: string;
  readonly follows: string | null;
  readonly handed_note: string | null;
  readonly taken_at: string | null;
}

/** Shifts that have not ended, the next first. */
export async function shiftRows(tx: ReaderTx): Promise<readonly ShiftRow[]> {
  const { rows } = await sql<ShiftRow>`
    select s.shift_id as id, s.contact_id, s.since, s.until, s.follows, s.handed_note, s.taken_at from shift s
    where s.until > realm_now() order by s.since, s.shift_id limit 500`.execute(tx.db);
  return rows;
}

export async function insertShift(
  tx: ReaderTx,
  s: { id: string; contactId: string; since: string; until: string; follows: string | null; note: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into shift (shift_id, contact_id, label_id, audience_class, since, until, entered_by, follows, handed_note)
    select ${s.id}::uuid, c.contact_id, c.label_id, c.audience_class, ${s.since}::timestamptz, ${s.until}::timestamptz, current_actor(), ${s.follows}::uuid, ${s.note}
    from contact c where c.contact_id = ${s.contactId}::uuid and c.organisation_id = current_organisation() and c.withdrawn_at is null
      and (${s.follows === null} or exists (select from shift f join contact o using (contact_id) where f.shift_id = ${s.follows}::uuid and o.organisation_id = current_organisation()))`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

export async function takeShift(tx: ReaderTx, id: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update shift set taken_at = ${at}::timestamptz where shift_id = ${id}::uuid and taken_at is null
      and contact_id in (select c.contact_id from contact c where c.organisation_id = current_organisation())`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

// ── pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────
export interface NewPage {
  readonly id: string;
  readonly label: LabelKey;
  readonly aboutKind: "clock" | "task" | "inquiry" | "call" | "drill";
  readonly about: string | null;
  readonly reason: string;
  readonly urgent: boolean;
  readonly chain: readonly string[];
  readonly by: string;
}

/** Opens pages; one that was opened for the same thing before stays. */
export async function insertPages(tx: ReaderTx | DutyTx<"fusion">, pages: readonly NewPage[]): Promise<void> {
  for (const p of pages)
    await sql`
      insert into page (page_id, label_id, audience_class, about_kind, about, reason, urgent, chain, opened_at, opened_by, next_at)
      values (${p.id}::uuid, ${p.label.label_id}, ${p.label.audience_class}, ${p.aboutKind}, ${p.about}::uuid, ${p.reason}, ${p.urgent}, ${[...p.chain]}::uuid[], realm_now(), ${p.by}::uuid, realm_now())
      on conflict (about_kind, about, reason) do nothing`.execute(tx.db);
}

export interface PageRow {
  readonly id: string;
  readonly about_kind: NewPage["aboutKind"];
  readonly about: string | null;
  readonly reason: string;
  readonly urgent: boolean;
  readonly chain: string[];
  readonly at: string;
  readonly acknowledged_at: string | null;
  readonly acknowledged_by: string | null;
  readonly gave_up_at: string | null;
  readonly label_id: number;
}

const PAGE = sql`p.page_id as id, p.about_kind, p.about, p.reason, p.urgent, p.chain, p.opened_at as at, p.acknowledged_at, (select a.name from actor a where a.actor_id = p.acknowledged_by) as acknowledged_by, p.gave_up_at, p.label_id`;

export async function pageOfPages(
  tx: ReaderTx,
  after: readonly [string, string] | undefined,
  limit: number,
  open: boolean,
): Promise<readonly PageRow[]> {
  const { rows } = await sql<PageRow>`
    select ${PAGE} from page p
    where (${!open} or p.acknowledged_at is null)
      and (${after === undefined} or (p.opened_at, p.page_id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by p.opened_at desc, p.page_id desc limit ${limit + 1}`.execute(tx.db);
  return rows;
}

export async function findPage(tx: ReaderTx, id: string): Promise<PageRow | undefined> {
  const { rows } = await sql<PageRow>`select ${PAGE} from page p where p.page_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

export async function acknowledgePage(tx: ReaderTx, id: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update page set acknowledged_at = ${at}::timestamptz, acknowledged_by = current_actor() where page_id = ${id}::uuid and acknowledged_at is null`.execute(
    tx.db,
  );
  return numAffectedRows === 1n;
}

export interface TryRow {
  readonly page_id: string;
  readonly contact_id: string;
  readonly organisation_id: string;
  readonly channel: Channel["kind"];
  readonly outcome: "shown" | "sent" | "failed" | "to_call" | "reached" | "no_answer";
  readonly detail: string | null;
  readonly person: string | null;
  readonly at: string;
}

export async function triesOf(tx: ReaderTx | DutyTx<"delivery">, pages: readonly string[]): Promise<readonly TryRow[]> {
  const { rows } = await sql<TryRow>`
    select t.page_id, t.contact_id, t.organisation_id, t.channel, t.outcome, t.detail, c.person, t.at from page_try t left join contact c using (contact_id)
    where t.page_id = any (${[...pages]}::uuid[]) order by t.at, t.contact_id, t.channel, t.outcome desc, t.page_try_id`.execute(
    tx.db,
  );
  return rows;
}

export interface NewTry {
  readonly id: string;
  readonly pageId: string;
  readonly contactId: string;
  readonly organisationId: string;
  readonly channel: Channel["kind"];
  readonly outcome: TryRow["outcome"];
  readonly detail: string | null;
  readonly by: string;
}

export async function insertTry(tx: ReaderTx | DutyTx<"delivery">, t: NewTry): Promise<void> {
  await sql`
    insert into page_try (page_try_id, page_id, label_id, audience_class, contact_id, organisation_id, channel, outcome, detail, said_by, at)
    select ${t.id}::uuid, p.page_id, p.label_id, p.audience_class, ${t.contactId}::uuid, ${t.organisationId}::uuid, ${t.channel}, ${t.outcome}, ${t.detail}, ${t.by}::uuid, realm_now()
    from page p where p.page_id = ${t.pageId}::uuid`.execute(tx.db);
}

/** Open pages whose next step is due, each held until the act ends; what another process holds is left to it. */
export async function pagesDue(tx: DutyTx<"delivery">, limit: number): Promise<readonly PageRow[]> {
  const { rows } = await sql<PageRow>`
    select p.page_id as id, p.about_kind, p.about, p.reason, p.urgent, p.chain, p.opened_at as at, p.acknowledged_at, null as acknowledged_by, p.gave_up_at, p.label_id
    from page p where p.acknowledged_at is null and p.gave_up_at is null and p.next_at <= realm_now()
    order by p.urgent desc, p.next_at, p.page_id limit ${limit} for update skip locked`.execute(tx.db);
  return rows;
}

export async function setNext(
  tx: DutyTx<"delivery">,
  id: string,
  next: { at: string } | { gaveUp: true },
): Promise<void> {
  const set = "at" in next ? sql`next_at = ${next.at}::timestamptz` : sql`gave_up_at = realm_now()`;
  await sql`update page set ${set} where page_id = ${id}::uuid`.execute(tx.db);
}

// ── what is late ─────────────────────────────────────────────────────────────────────────────────────────────────────
export interface Late {
  readonly id: string;
  readonly label_id: number;
  readonly version: number;
  readonly owner_id: string;
  readonly other_id: string;
  readonly told: boolean;
}

/** Tasks that are due and not done, marked as escalated in the same act. */
export async function lateTasks(tx: DutyTx<"fusion">, limit: number): Promise<readonly Late[]> {
  const { rows } = await sql<Late>`
    with late as (
      select t.task_id from task t where t.due <= realm_now() and t.escalated_at is null and t.state in ('held', 'offered', 'accepted', 'refused')
      order by t.due, t.task_id limit ${limit} for update skip locked)
    update task t set escalated_at = realm_now() from late, label l where t.task_id = late.task_id and l.label_id = t.label_id
    returning t.task_id as id, t.label_id, t.version, t.owner_id, l.owner_id as other_id, t.state in ('offered', 'accepted') as told`.execute(
    tx.db,
  );
  return rows;
}

export async function insertEscalation(tx: DutyTx<"fusion">, t: Late, id: string, by: string): Promise<void> {
  await sql`
    insert into task_event (task_event_id, task_id, label_id, audience_class, kind, said_by, owner_id, version, at)
    select ${id}::uuid, ${t.id}::uuid, l.label_id, l.audience_class, 'escalate', ${by}::uuid, ${t.owner_id}::uuid, ${t.version}, realm_now() from label l where l.label_id = ${t.label_id}`.execute(
    tx.db,
  );
}

/** Requests that are due and not answered, marked so in the same act. */
export async function lateInquiries(tx: DutyTx<"fusion">, limit: number): Promise<readonly Late[]> {
  const { rows } = await sql<Late>`
    with late as (
      select q.inquiry_id from inquiry q where q.due <= realm_now() and q.late_told_at is null and q.state = 'open'
      order by q.due, q.inquiry_id limit ${limit} for update skip locked)
    update inquiry q set late_told_at = realm_now() from late where q.inquiry_id = late.inquiry_id
    returning q.inquiry_id as id, q.label_id, q.version, q.asked_id as owner_id, q.asker_id as other_id, true as told`.execute(
    tx.db,
  );
  return rows;
}
