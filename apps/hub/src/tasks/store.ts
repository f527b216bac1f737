/** Tasks and what became of them, as rows of one reader. Words lie encrypted under the task's own key. */
import type { TaskState, TaskTemplate } from "@noroshi/cases";
import { sql } from "kysely";
import type { ReaderTx } from "../db/act.ts";
import type { LabelKey } from "../db/label-cache.ts";
import type { Realm } from "../db/realm.ts";
import { type ContentKey, mintKeys, openKeys } from "../keeping/keys.ts";

export interface TaskContent {
  readonly title: { readonly en: string; readonly ja: string };
  readonly instructions: readonly string[];
  readonly basis: TaskTemplate["basis"];
}

export interface NewTask {
  readonly id: string;
  readonly label: LabelKey;
  readonly caseId: string;
  readonly receiptId: string;
  readonly playbook: string | null;
  readonly step: string | null;
  readonly role: string | null;
  readonly ownerId: string;
  readonly due: string | null;
  readonly after: readonly string[];
  readonly state: "held" | "offered";
  readonly content: TaskContent;
  readonly at: string;
}

/** Gives tasks, each with its first event. */
export async function insertTasks(realm: Realm, tx: ReaderTx, tasks: readonly NewTask[]): Promise<void> {
  const [first] = tasks;
  if (!first) return;
  const keys = await mintKeys(realm, tx, { class: "case", month: first.at.slice(0, 7) }, tasks.length);
  const rows = tasks.flatMap((t, n) => {
    const key = keys[n];
    return key ? [{ t, key }] : [];
  });
  await tx.db
    .insertInto("task")
    .values(
      rows.map(({ t, key }) => ({
        task_id: t.id,
        ...t.label,
        case_id: t.caseId,
        receipt_id: t.receiptId,
        playbook: t.playbook,
        step: t.step,
        role: t.role,
        owner_id: t.ownerId,
        given_by: tx.reader.actorId,
        given_at: t.at,
        due: t.due,
        after: [...t.after],
        content_key: key.id,
        content: key.seal("task", t.id, Buffer.from(JSON.stringify(t.content))),
        state: t.state,
        moved_at: t.at,
      })),
    )
    .execute();
}

export interface TaskRow {
  readonly id: string;
  readonly case_id: string;
  readonly number: string | null;
  readonly label_id: number;
  readonly lead_id: string;
  readonly playbook: string | null;
  readonly step: string | null;
  readonly role: string | null;
  readonly owner_id: string;
  readonly at: string;
  readonly due: string | null;
  readonly after: string[];
  readonly content_key: string;
  readonly content: Buffer;
  readonly state: TaskState;
  readonly version: number;
  readonly escalated_at: string | null;
  readonly waits: boolean;
}

const COLUMNS = sql`t.task_id as id, t.case_id, c.number, t.label_id, l.owner_id as lead_id, t.playbook, t.step, t.role, t.owner_id,
  t.given_at as at, t.due, t.after, t.content_key, t.content, t.state, t.version, t.escalated_at, task_waits(t.task_id) as waits`;
const FROM = sql`task t join label l on l.label_id = t.label_id left join case_room c on c.case_id = t.case_id`;

/** One page of visible tasks, newest first; one more than asked tells that there is a next. */
export async function pageOfTasks(
  tx: ReaderTx,
  asked: {
    readonly caseId: string | undefined;
    readonly mine: boolean;
    readonly after: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<readonly TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${COLUMNS} from ${FROM}
    where (${asked.caseId === undefined} or t.case_id = ${asked.caseId ?? null}::uuid)
      and (${!asked.mine} or (t.owner_id = current_organisation() and t.state in ('offered', 'accepted')))
      and (${asked.after === undefined} or (t.given_at, t.task_id) < (${asked.after?.[0] ?? null}::timestamptz, ${asked.after?.[1] ?? null}::uuid))
    order by t.given_at desc, t.task_id desc limit ${asked.limit + 1}`.execute(tx.db);
  return rows;
}

export async function findTask(tx: ReaderTx, id: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`select ${COLUMNS} from ${FROM} where t.task_id = ${id}::uuid`.execute(tx.db);
  return rows[0];
}

/** Which of these tasks the reader sees. */
export async function visibleTasks(tx: ReaderTx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom("task")
    .select("task_id")
    .where("task_id", "in", [...ids])
    .execute();
  return new Set(rows.map((r) => r.task_id));
}

/** Was this playbook begun on this case already? Asked by who leads it and so sees all of them. */
export async function begunOn(tx: ReaderTx, caseId: string, playbook: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom("task")
    .select("task_id")
    .where("case_id", "=", caseId)
    .where("playbook", "=", playbook)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Moving {
  readonly state: TaskState;
  readonly ownerId?: string;
  readonly labelId?: number;
  readonly due?: string | null;
  readonly at: string;
}

/** Moves a task on from the version that was seen. @returns false where somebody was faster */
export async function moveRow(tx: ReaderTx, t: TaskRow, to: Moving): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update task set state = ${to.state}, version = version + 1, moved_at = ${to.at}::timestamptz
      ${to.ownerId === undefined ? sql`` : sql`, owner_id = ${to.ownerId}::uuid`}
      ${to.labelId === undefined ? sql`` : sql`, label_id = ${to.labelId}`}
      ${to.due === undefined ? sql`` : sql`, due = ${to.due}::timestamptz`}
    where task_id = ${t.id}::uuid and version = ${t.version}`.execute(tx.db);
  return numAffectedRows === 1n;
}

export type EventKind = "give" | "offer" | "accept" | "refuse" | "finish" | "reassign" | "withdraw";

export interface NewEvent {
  readonly id: string;
  readonly taskId: string;
  readonly labelId: number;
  readonly receiptId: string;
  readonly kind: EventKind;
  readonly version: number;
  readonly words: string | null;
  readonly at: string;
}

export async function insertEvents(tx: ReaderTx, events: readonly NewEvent[], key?: ContentKey): Promise<void> {
  if (events.length === 0) return;
  const content = (e: NewEvent): Buffer | null => {
    if (e.words === null) return null;
    if (!key) throw new Error("words without a key");
    return key.seal("task_event", e.id, Buffer.from(JSON.stringify({ words: e.words })));
  };
  const of = <K extends keyof NewEvent>(k: K): NewEvent[K][] => events.map((e) => e[k]);
  await sql`
    insert into task_event (task_event_id, task_id, label_id, audience_class, receipt_id, kind, said_by, owner_id, version, content, at)
    select e.id, e.task, l.label_id, l.audience_class, e.receipt, e.kind, current_actor(), current_organisation(), e.version, e.content, e.at
    from unnest(${of("id")}::uuid[], ${of("taskId")}::uuid[], ${of("labelId")}::integer[], ${of("receiptId")}::uuid[], ${of("kind")}::text[], ${of("version")}::integer[],
      ${events.map(content)}::bytea[], ${of("at")}::timestamptz[]) as e(id, task, label, receipt, kind, version, content, at) join label l on l.label_id = e.label`.execute(
    tx.db,
  );
}

export interface EventRow {
  readonly task_id: string;
  readonly id: string;
  readonly kind: EventKind | "escalate";
  readonly by: string;
  readonly owner_id: string;
  readonly content: Buffer | null;
  readonly at: string;
}

export async function eventsOf(tx: ReaderTx, ids: readonly string[]): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.task_id, e.task_event_id as id, e.kind, a.name as by, e.owner_id, e.content, e.at
    from task_event e join actor a on a.actor_id = e.said_by
    where e.task_id = any (${[...ids]}::uuid[]) order by e.at, e.version, e.kind`.execute(tx.db);
  return rows;
}

export const taskKeys = (realm: Realm, tx: ReaderTx, keys: readonly string[]) => openKeys(realm, tx, keys, "case_keys");
