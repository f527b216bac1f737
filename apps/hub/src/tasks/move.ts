/**
 * Moves a task on: its owner accepts, refuses with a reason, finishes with an outcome; its lead offers it, gives it to another
 * body, withdraws it. Nobody overwrites what a colleague did meanwhile: the version that was seen stands in If-Match.
 */
import { afterEvent, NEEDS_WORDS, type TaskEvent } from "@noroshi/cases";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Doing, Done } from "../acts/act.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabel } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { record } from "../oversight/recorder.ts";
import { namer } from "./give.ts";
import { seeTasks } from "./reading.ts";
import { findTask, insertEvents, type Moving, moveRow, type TaskRow, taskKeys } from "./store.ts";
import { taskLabel } from "./task-label.ts";

const said = z.string().trim().min(1).max(20_000);

export const OwnerSaid = z
  .strictObject({ kind: z.enum(["accept", "refuse", "finish"]), words: said.nullish() })
  .refine((s) => !NEEDS_WORDS.has(s.kind) || s.words, { path: ["words"], message: "say why, or what came of it" });

export const LeadSaid = z
  .strictObject({
    kind: z.enum(["offer", "reassign", "withdraw"]),
    words: said.nullish(),
    to: z.string().min(1).max(200).nullish(),
    due: z.iso.datetime({ offset: true }).nullish(),
  })
  .refine((s) => !NEEDS_WORDS.has(s.kind) || s.words, { path: ["words"], message: "say why" })
  .refine((s) => s.kind !== "reassign" || s.to, { path: ["to"], message: "name the body" });

export interface Seen {
  readonly id: string;
  /** The version that the person saw; undefined where it did not say. */
  readonly version: number | undefined;
}

const ACTS = {
  offer: "task.offered",
  accept: "task.accepted",
  refuse: "task.refused",
  finish: "task.finished",
  reassign: "task.reassigned",
  withdraw: "task.withdrawn",
} as const;

/** @throws Refusal NOT_FOUND, NOT_ALLOWED for another body than its owner, CHANGED_MEANWHILE, NOT_NOW */
export async function byOwner(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  seen: Seen,
  s: z.infer<typeof OwnerSaid>,
): Promise<Done> {
  const task = await held(signed, tx, seen, s);
  if (task.owner_id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
  // What a task waits for has to be done first; to begin it, or to refuse it, nothing has.
  if (s.kind === "finish" && task.waits) throw new Refusal("NOT_NOW");
  return move(signed, tx, doing, task, s.kind, s.words ?? null, {}, s);
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED for another body than its lead, CHANGED_MEANWHILE, NOT_NOW, NOT_UNDERSTOOD */
export async function byLead(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  seen: Seen,
  s: z.infer<typeof LeadSaid>,
): Promise<Done> {
  const task = await held(signed, tx, seen, s);
  if (task.lead_id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
  const to = s.kind === "reassign" && s.to ? (await namer(signed))(s.to, "to").id : task.owner_id;
  const told = s.kind === "withdraw" ? undefined : await internLabel(signed.room.realm, taskLabel(task.lead_id, to));
  const more = {
    ...(s.kind === "reassign" ? { ownerId: to } : {}),
    ...(told ? { labelId: told.label_id } : {}),
    ...(s.due ? { due: s.due } : {}),
  };
  return move(signed, tx, doing, task, s.kind, s.words ?? null, more, s);
}

/** Offers tasks that were held until their body was told of the case. */
export async function offerHeld(signed: Signed, tx: ReaderTx, doing: Doing, tasks: readonly TaskRow[]): Promise<void> {
  for (const task of tasks) {
    const label = await internLabel(signed.room.realm, taskLabel(task.lead_id, task.owner_id));
    await move(signed, tx, doing, task, "offer", null, { labelId: label.label_id }, null);
  }
}

async function held(signed: Signed, tx: ReaderTx, seen: Seen, yours: unknown): Promise<TaskRow> {
  const task = await findTask(tx, seen.id);
  if (!task) throw new Refusal("NOT_FOUND");
  if (seen.version !== undefined && seen.version !== task.version) throw await changed(signed, tx, task, yours);
  return task;
}

async function changed(signed: Signed, tx: ReaderTx, task: TaskRow, yours: unknown): Promise<Refusal> {
  const [current] = await seeTasks(signed, tx, [task]);
  return new Refusal("CHANGED_MEANWHILE", { versions: { current, yours } });
}

async function move(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  task: TaskRow,
  event: Exclude<TaskEvent, "escalate">,
  words: string | null,
  more: Omit<Moving, "state" | "at">,
  yours: unknown,
): Promise<Done> {
  const state = afterEvent(task.state, event);
  if (!state) throw new Refusal("NOT_NOW");
  const key =
    words === null ? undefined : (await taskKeys(signed.room.realm, tx, [task.content_key])).get(task.content_key);
  if (!(await moveRow(tx, task, { ...more, state, at: doing.at }))) {
    const now = await findTask(tx, task.id);
    throw now ? await changed(signed, tx, now, yours) : new Refusal("NOT_FOUND");
  }
  const labelId = more.labelId ?? task.label_id;
  // What was said of it before to another body stays with the lead: that body's words are its own.
  await insertEvents(
    tx,
    [
      {
        id: doing.chance.uuid(),
        taskId: task.id,
        labelId,
        receiptId: doing.receiptId,
        kind: event,
        version: task.version + 1,
        words,
        at: doing.at,
      },
    ],
    key,
  );
  await record(tx, [
    {
      act: ACTS[event],
      actorId: tx.reader.actorId,
      labelId,
      subject: task.id,
      facts: {
        case: task.case_id,
        owner: more.ownerId ?? task.owner_id,
        version: task.version + 1,
        receipt: doing.receiptId,
      },
    },
  ]);
  return { outcome: "recorded" };
}
