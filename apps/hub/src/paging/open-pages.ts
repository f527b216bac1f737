/**
 * What has run out wakes somebody: a clock of the law, a task that is late, a request without an answer. Opened by the duty that
 * looks at the time, once for each; found again after a crash, since what was not told still is not.
 */
import type { Label } from "@noroshi/handling";
import { FUSION_DUTY } from "../accounts/duties.ts";
import { actLabel } from "../acts/act-label.ts";
import { asDuty, type DutyTx } from "../db/act.ts";
import { internLabels } from "../db/labels.ts";
import type { OpenRealm } from "../open-realm.ts";
import { record } from "../oversight/recorder.ts";
import { insertEscalation, insertPages, lateInquiries, lateTasks, type NewPage } from "./store.ts";

const BATCH = 100;

/** Who sees that somebody is to be woken: the bodies that may be, in turn. It says nothing of what for. */
export function pageLabel(chain: readonly string[]): Label {
  const [first = ""] = chain;
  return actLabel(first, "amber", [...new Set(chain)].sort());
}

export type Opening = Pick<NewPage, "aboutKind" | "about" | "reason" | "urgent" | "chain">;

/** Opens pages in the act of whoever found out. */
export async function openPages(room: OpenRealm, tx: DutyTx<"fusion">, wanted: readonly Opening[]): Promise<void> {
  const pages = wanted.map((p) => ({ ...p, chain: [...new Set(p.chain)] })).filter((p) => p.chain.length > 0);
  const labels = await internLabels(
    room.realm,
    pages.map((p) => pageLabel(p.chain)),
  );
  const rows = pages.flatMap((p, n): NewPage[] => {
    const label = labels[n];
    const chance = room.realm.chance({ actorId: FUSION_DUTY, act: `page ${p.aboutKind} ${p.about} ${p.reason}` });
    return label ? [{ ...p, id: chance.uuid(), label, by: FUSION_DUTY }] : [];
  });
  await insertPages(tx, rows);
  await record(
    tx,
    rows.map((p) => ({
      act: "page.opened" as const,
      actorId: FUSION_DUTY,
      labelId: p.label.label_id,
      subject: p.id,
      facts: { reason: p.reason, urgent: p.urgent, chain: [...p.chain] },
    })),
  );
}

/** Says once of each task and request that it is late. @returns how many */
export async function tellLate(room: OpenRealm): Promise<number> {
  return asDuty(room.realm, "fusion", async (tx) => {
    const tasks = await lateTasks(tx, BATCH);
    for (const t of tasks) {
      const chance = room.realm.chance({ actorId: FUSION_DUTY, act: `late ${t.id}` });
      await insertEscalation(tx, t, chance.uuid(), FUSION_DUTY);
    }
    await record(
      tx,
      tasks.map((t) => ({
        act: "task.escalated" as const,
        actorId: FUSION_DUTY,
        labelId: t.label_id,
        subject: t.id,
        facts: { owner: t.owner_id },
      })),
    );
    const inquiries = await lateInquiries(tx, BATCH);
    await openPages(room, tx, [
      // A body that was not told of a task is not told by being woken for it.
      ...tasks.map(
        (t): Opening => ({
          aboutKind: "task",
          about: t.id,
          reason: "task_late",
          urgent: true,
          chain: t.told ? [t.owner_id, t.other_id] : [t.other_id],
        }),
      ),
      ...inquiries.map(
        (q): Opening => ({
          aboutKind: "inquiry",
          about: q.id,
          reason: "inquiry_late",
          urgent: false,
          chain: [q.owner_id],
        }),
      ),
    ]);
    return tasks.length + inquiries.length;
  });
}
