/**
 * The tasks of a case that this reader sees, as a CACAO playbook: what is to be done, by which role, in which order and by when. No body,
 * no state, no outcome and no number of the case is in it. What somebody wrote for this case alone goes out as TLP:AMBER, and is not
 * taken in where every body of a realm would read it.
 */
import { type WrittenTask, writePlaybook } from "@noroshi/cases";
import type { Signed } from "../accounts/signed.ts";
import type { ReaderTx } from "../db/act.ts";
import { Refusal } from "../http/problem.ts";
import { mintOf } from "../sharing/mint-of.ts";
import { playbooksOf } from "./playbook-book.ts";
import { seeTasks } from "./reading.ts";
import { pageOfTasks } from "./store.ts";

/** A playbook of more steps is taken in nowhere. */
const MOST = 90;
const MOST_MINUTES = 525_600;

/** @throws Refusal NOT_FOUND where the reader sees no task of it, BAD_REQUEST for more tasks than a playbook holds */
export async function playbookOut(signed: Signed, tx: ReaderTx, caseId: string): Promise<Record<string, unknown>> {
  const all = await pageOfTasks(tx, { caseId, mine: false, after: undefined, limit: MOST });
  if (all.length > MOST) throw tooMany();
  const rows = all.filter((r) => r.state !== "withdrawn");
  const seen = new Map((await seeTasks(signed, tx, rows)).map((t) => [t.id, t]));
  const told = rows.toReversed().flatMap((row) => {
    const task = seen.get(row.id);
    return task ? [{ row, task }] : [];
  });
  const [first] = told;
  if (!first) throw new Refusal("NOT_FOUND");
  const begun = new Set(told.flatMap(({ row }) => row.playbook ?? []));
  const from = (await playbooksOf(tx)).filter((p) => begun.has(p.id));
  const tasks = told.map(
    ({ row, task }): WrittenTask => ({
      id: task.id,
      title: task.title,
      instructions: task.instructions,
      owner: row.role,
      basis: task.basis,
      due: task.due === null ? null : { after: "started", minutes: minutesBetween(task.givenAt, task.due) },
      after: task.after.filter((id) => seen.has(id)),
    }),
  );
  const moments = told.flatMap(({ task }) => [task.givenAt, ...task.events.map((e) => e.at)]).map(Date.parse);
  const mint = mintOf(signed.room.realm);
  return writePlaybook(
    {
      name: NAME,
      incidentTypes: [...new Set(from.flatMap((p) => p.incidentTypes))].sort(),
      by: signed.body.id,
      created: new Date(Math.min(...moments)).toISOString(),
      modified: new Date(Math.max(...moments)).toISOString(),
      tasks,
      // Words of a playbook are read by every body here; what was written by hand was written for this case.
      tlp: told.some(({ row }) => row.playbook === null) ? "amber" : null,
    },
    (name) => mint.uuid("playbook", caseId, signed.body.id, name),
  );
}

const NAME = { en: "Tasks of a case", ja: "ある事案の作業" };

const minutesBetween = (from: string, to: string): number =>
  Math.min(MOST_MINUTES, Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 60_000)));

const tooMany = (): Refusal => {
  const say = {
    en: `A playbook holds ${MOST} tasks at most.`,
    ja: `プレイブックに入る作業は${MOST}件までです。`,
  };
  return new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "id", say }] });
};
