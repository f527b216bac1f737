/** Pages as rows: of their readers, of the duty that looks at the time, of the one that reaches people. */
import { sql } from "kysely";
import type { DutyTx, ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { type Channel, type ContactRow, openContacts, type SealedContact } from "./contact-store.ts";

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
  /** When the next step is due; null once there is none. */
  readonly next_at: string | null;
  readonly label_id: number;
}

const PAGE = sql`p.page_id as id, p.about_kind, p.about, p.reason, p.urgent, p.chain, p.opened_at as at, p.acknowledged_at, (select a.name from actor a where a.actor_id = p.acknowledged_by) as acknowledged_by, p.gave_up_at, case when p.acknowledged_at is null and p.gave_up_at is null then p.next_at end as next_at, p.label_id`;

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

/** A try as a row: what came of it stands open, what was said in it lies under the contact's key. */
export interface TryRow {
  readonly id: string;
  readonly page_id: string;
  readonly contact_id: string;
  readonly organisation_id: string;
  readonly channel: Channel["kind"];
  readonly outcome: "shown" | "sent" | "failed" | "to_call" | "reached" | "no_answer";
  readonly detail: Buffer | null;
  readonly at: string;
  readonly said_by: string;
  /** Both null to whom the contact is not shown. */
  readonly content_key: string | null;
  readonly content: Buffer | null;
}

export async function triesOf(tx: ReaderTx | DutyTx<"delivery">, pages: readonly string[]): Promise<readonly TryRow[]> {
  const { rows } = await sql<TryRow>`
    select t.page_try_id as id, t.page_id, t.contact_id, t.organisation_id, t.channel, t.outcome, t.detail, t.at, t.said_by, c.content_key, c.content
    from page_try t left join contact c using (contact_id)
    where t.page_id = any (${[...pages]}::uuid[]) order by t.at, t.contact_id, t.channel, t.outcome desc, t.page_try_id`.execute(
    tx.db,
  );
  return rows;
}

export interface OpenedTry extends Omit<TryRow, "detail" | "content" | "content_key" | "said_by"> {
  /** Null once this contact was erased. */
  readonly person: string | null;
  readonly detail: string | null;
  /** Who wrote a call down; null where the hub tried by itself. */
  readonly by: string | null;
}

/** The tries of these whose contact the reader sees, with what was said in them. */
export async function openTries(realm: Realm, tx: ReaderTx, rows: readonly TryRow[]): Promise<readonly OpenedTry[]> {
  const seen = rows.flatMap(({ content_key, content, ...row }) =>
    content_key === null || content === null ? [] : [{ row, sealed: { id: row.contact_id, content_key, content } }],
  );
  const opened = await openContacts(
    realm,
    tx,
    seen.map((one): SealedContact => one.sealed),
  );
  const { rows: people } = await sql<{ id: string; name: string }>`
    select actor_id as id, name from actor where kind <> 'duty' and actor_id = any (${[...new Set(seen.map((s) => s.row.said_by))]}::uuid[])`.execute(
    tx.db,
  );
  const nameOf = new Map(people.map((p) => [p.id, p.name]));
  return seen.map(({ row }) => {
    const contact = opened.get(row.contact_id);
    const detail = row.detail === null ? undefined : contact?.key.open("page_try", row.id, row.detail).toString("utf8");
    const { said_by, ...rest } = row;
    return { ...rest, person: contact?.said.person ?? null, detail: detail ?? null, by: nameOf.get(said_by) ?? null };
  });
}

export interface NewTry {
  readonly id: string;
  readonly pageId: string;
  readonly contact: Pick<ContactRow, "id" | "organisation_id" | "key">;
  readonly channel: Channel["kind"];
  readonly outcome: TryRow["outcome"];
  readonly detail: string | null;
  readonly by: string;
}

export async function insertTry(tx: ReaderTx | DutyTx<"delivery">, t: NewTry): Promise<void> {
  const detail = t.detail === null ? null : t.contact.key.seal("page_try", t.id, Buffer.from(t.detail));
  await sql`
    insert into page_try (page_try_id, page_id, label_id, audience_class, contact_id, organisation_id, channel, outcome, detail, said_by, at)
    select ${t.id}::uuid, p.page_id, p.label_id, p.audience_class, ${t.contact.id}::uuid, ${t.contact.organisation_id}::uuid, ${t.channel}, ${t.outcome}, ${detail}, ${t.by}::uuid, realm_now()
    from page p where p.page_id = ${t.pageId}::uuid`.execute(tx.db);
}

/** Open pages whose next step is due, each held until the act ends; what another process holds is left to it. */
export async function pagesDue(tx: DutyTx<"delivery">, limit: number): Promise<readonly PageRow[]> {
  const { rows } = await sql<PageRow>`
    select p.page_id as id, p.about_kind, p.about, p.reason, p.urgent, p.chain, p.opened_at as at, p.acknowledged_at, null as acknowledged_by, p.gave_up_at, p.next_at, p.label_id
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
