/** Tasks as one reader sees them: of the tasks that it sees, and of nothing else. */
import type { Task } from "@noroshi/api";
import { afterEvent, EVENT_OF, isOpen, type TaskEvent } from "@noroshi/cases";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import type { ContentKey } from "../keeping/keys.ts";
import { type EventRow, eventsOf, type TaskContent, type TaskRow, taskKeys, visibleTasks } from "./store.ts";

const MAY = ["offer", "accept", "refuse", "finish", "reassign", "withdraw"] as const satisfies readonly TaskEvent[];

/** A task whose key is gone was erased and is not shown. */
export async function seeTasks(signed: Signed, tx: ReaderTx, rows: readonly TaskRow[]): Promise<Task[]> {
  if (rows.length === 0) return [];
  const { realm } = signed.room;
  const directory = await signed.room.directory();
  const keys = await taskKeys(
    realm,
    tx,
    rows.map((r) => r.content_key),
  );
  const events = Map.groupBy(
    await eventsOf(
      tx,
      rows.map((r) => r.id),
    ),
    (e) => e.task_id,
  );
  const seen = await visibleTasks(tx, [...new Set(rows.flatMap((r) => r.after))]);
  const now = (await tx.now()).epochMilliseconds;
  return rows.flatMap((r): Task[] => {
    const key = keys.get(r.content_key);
    if (!key) return [];
    // Trusts: only this hub writes these bytes, and their seal was checked before they are read.
    const content: TaskContent = JSON.parse(key.open("task", r.id, r.content).toString("utf8"));
    return [
      {
        id: r.id,
        // Who was given a task without being named to the room knows the case by the task alone.
        case: { id: r.case_id, number: r.number ?? "" },
        title: content.title,
        instructions: [...content.instructions],
        role: r.role,
        owner: bodyOf(directory, r.owner_id),
        lead: bodyOf(directory, r.lead_id),
        basis: content.basis,
        givenAt: r.at,
        due: r.due,
        state: r.state,
        waits: isOpen(r.state) && r.waits,
        after: r.after.filter((id) => seen.has(id)),
        late: r.due !== null && isOpen(r.state) && Date.parse(r.due) < now,
        escalatedAt: r.escalated_at,
        version: r.version,
        may: mayDo(signed, r),
        events: (events.get(r.id) ?? []).map((e) => eventOf(e, key, directory)),
      },
    ];
  });
}

function mayDo(signed: Signed, r: TaskRow): Task["may"] {
  const mine = { owner: r.owner_id === signed.body.id, lead: r.lead_id === signed.body.id, hub: false };
  return MAY.filter((e) => mine[EVENT_OF[e]] && afterEvent(r.state, e) !== undefined && !(e === "finish" && r.waits));
}

function eventOf(e: EventRow, key: ContentKey, directory: Parameters<typeof bodyOf>[0]): Task["events"][number] {
  const words = e.content === null ? null : wordsIn(key.open("task_event", e.id, e.content));
  return { kind: e.kind, at: e.at, by: { name: e.by, body: bodyOf(directory, e.owner_id) }, words };
}

function wordsIn(bytes: Buffer): string | null {
  const said: { words?: unknown } = JSON.parse(bytes.toString("utf8"));
  return typeof said.words === "string" ? said.words : null;
}
