/**
 * A person of the body that leads a case gives tasks: those of a playbook, or one by hand. To give a body outside of the room a
 * task tells it that there is a case, so it is told only if the person says so by name; until then the task is held.
 */
import type { TaskPlan } from "@noroshi/api";
import { dueOf, isUsable, ownerOf, type TaskTemplate } from "@noroshi/cases";
import { z } from "zod";
import type { Signed } from "../accounts/signed.ts";
import type { Organisation } from "../accounts/store.ts";
import type { Doing, Done } from "../acts/act.ts";
import { type SeenCase, seeCases } from "../cases/reading/cases.ts";
import { waysGiven } from "../cases/reading/standing.ts";
import { findCase, participantRows } from "../cases/reading/store.ts";
import type { ReaderTx } from "../db/act.ts";
import { internLabels } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { bodyOf } from "../intake/reading/reports.ts";
import { clocksOf } from "../law/clocks/store.ts";
import { record } from "../oversight/recorder.ts";
import { knownTo } from "../preview/preview.ts";
import { type KnownPlaybook, OWNER_ROLES, playbooksOf } from "./playbook-book.ts";
import { begunOn, insertEvents, insertTasks, type NewTask, visibleTasks } from "./store.ts";
import { taskLabel } from "./task-label.ts";

const words = (most: number) => z.string().trim().min(1).max(most);
const body = words(200);

export const BeginSaid = z.strictObject({
  playbook: words(200),
  owners: z.record(z.string().max(60), body).default({}),
  tell: z.array(body).max(200).default([]),
});

const either = z.union([words(300), z.strictObject({ en: words(300), ja: words(300) })]);

export const GiveSaid = z.strictObject({
  title: either,
  owner: body,
  instructions: z.array(words(5_000)).max(20).default([]),
  due: z.iso.datetime({ offset: true }).nullish(),
  basis: either,
  after: z.array(z.uuid()).max(50).default([]),
  tell: z.boolean().default(false),
});

/** The case of who leads it. @throws Refusal NOT_FOUND out of sight, NOT_ALLOWED for another body than its lead, NOT_NOW when closed */
export async function ledCase(signed: Signed, tx: ReaderTx, idOrNumber: string): Promise<SeenCase> {
  const { realm } = signed.room;
  const named = await findCase(tx, idOrNumber);
  if (named === undefined) throw new Refusal("NOT_FOUND");
  const id = (await waysGiven(realm, tx, [named])).get(named)?.id ?? named;
  const [seen] = await seeCases(realm, tx, await signed.room.directory(), [id], (await tx.now()).toString());
  if (!seen) throw new Refusal("NOT_FOUND");
  if (seen.room.lead_id !== signed.body.id) throw new Refusal("NOT_ALLOWED");
  if (seen.room.closed_at !== null) throw new Refusal("NOT_NOW");
  return seen;
}

interface Planned {
  readonly template: TaskTemplate;
  readonly owner: Organisation | undefined;
  readonly inRoom: boolean;
  readonly due: string | null;
}

/** Who would be asked for what, and until when. Bodies that the person may not know of are not among them. */
async function plan(
  signed: Signed,
  tx: ReaderTx,
  seen: SeenCase,
  playbook: KnownPlaybook,
  chosen: Readonly<Record<string, Organisation>> = {},
): Promise<readonly Planned[]> {
  const directory = await signed.room.directory();
  const participants = (await participantRows(tx, seen.room.case_id)).map((p) => p.organisation_id);
  const inRoom = new Set([...participants, seen.room.lead_id]);
  const known = knownTo(signed, directory);
  const founding = seen.reports.find((r) => r.summary.id === seen.room.founding_report) ?? seen.reports[0];
  const around = {
    hubCountry: directory.hubCountry,
    coordinatorId: directory.coordinator?.id ?? null,
    reporterId: founding?.ownerId ?? null,
    participants: [...inRoom],
    senders: seen.reports.map((r) => r.ownerId),
  };
  const clocks = await clocksOf(
    tx,
    seen.reports.map((r) => r.summary.id),
  );
  const at = {
    caseOpenedAt: seen.room.opened_at,
    startedAt: (await tx.now()).toString(),
    clocks: clocks.map((c) => ({ rule: c.rule, until: c.until })),
  };
  return playbook.tasks.map((template) => {
    const role = OWNER_ROLES.find((r) => r.id === template.owner);
    // The body that reported is in the room or has reported: it may be named although the register is not open to the person.
    const near = [...known, ...directory.all.filter((o) => inRoom.has(o.id) || around.senders.includes(o.id))];
    const found = role ? ownerOf(role, [...new Map(near.map((o) => [o.id, o])).values()], around) : seen.room.lead_id;
    const owner =
      (template.owner === null ? undefined : chosen[template.owner]) ?? (found ? directory.byId(found) : undefined);
    return { template, owner, inRoom: owner !== undefined && inRoom.has(owner.id), due: dueOf(template.due, at) };
  });
}

/** @throws Refusal NOT_FOUND for a playbook that is none */
async function playbookNamed(tx: ReaderTx, id: string): Promise<KnownPlaybook> {
  const found = (await playbooksOf(tx)).find((p) => p.id === id);
  if (!found) throw new Refusal("NOT_FOUND");
  return found;
}

export async function planOf(signed: Signed, tx: ReaderTx, caseId: string, playbookId: string): Promise<TaskPlan> {
  const seen = await ledCase(signed, tx, caseId);
  const playbook = await playbookNamed(tx, playbookId);
  const directory = await signed.room.directory();
  return {
    playbook: { id: playbook.id, name: playbook.name },
    tasks: (await plan(signed, tx, seen, playbook)).map(({ template: t, owner, inRoom, due }) => {
      const role = OWNER_ROLES.find((r) => r.id === t.owner);
      return {
        step: t.step,
        title: t.title,
        instructions: [...t.instructions],
        role: role ? { id: role.id, name: role.name } : null,
        owner: owner ? bodyOf(directory, owner.id) : null,
        inRoom,
        basis: t.basis,
        due,
        after: [...t.after],
      };
    }),
  };
}

/** @throws Refusal NOT_FOUND, NOT_ALLOWED, NOT_NOW (closed, begun already, or out of its dates), NOT_UNDERSTOOD (an owner is missing) */
export async function begin(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  caseId: string,
  said: z.infer<typeof BeginSaid>,
): Promise<Done> {
  const seen = await ledCase(signed, tx, caseId);
  const playbook = await playbookNamed(tx, said.playbook);
  if (!isUsable(playbook, doing.at) || (await begunOn(tx, seen.room.case_id, playbook.id)))
    throw new Refusal("NOT_NOW");
  const find = await namer(signed);
  const chosen = Object.fromEntries(
    Object.entries(said.owners).map(([role, name]) => [role, find(name, `owners.${role}`)]),
  );
  const told = new Set(said.tell.map((name, n) => find(name, `tell.${n}`).id));
  const planned = await plan(signed, tx, seen, playbook, chosen);
  const missing = [...new Set(planned.filter((p) => !p.owner).map((p) => p.template.owner ?? ""))];
  if (missing.length > 0) throw new Refusal("NOT_UNDERSTOOD", { faults: missing.map((r) => unclear(`owners.${r}`)) });
  const ids = new Map(planned.map((p) => [p.template.step, doing.chance.uuid()]));
  await give(
    signed,
    tx,
    doing,
    seen,
    planned.flatMap(({ template, owner, inRoom, due }) => {
      const id = ids.get(template.step);
      return owner && id !== undefined
        ? [
            {
              id,
              owner,
              told: inRoom || told.has(owner.id),
              playbook: playbook.id,
              step: template.step,
              role: template.owner,
              due,
              after: template.after.flatMap((s) => ids.get(s) ?? []),
              content: { title: template.title, instructions: template.instructions, basis: template.basis },
            },
          ]
        : [];
    }),
  );
  await record(tx, [
    {
      act: "playbook.begun",
      actorId: tx.reader.actorId,
      labelId: doing.ownLabelId,
      subject: seen.room.case_id,
      facts: {
        playbook: playbook.id,
        modified: playbook.modified,
        tasks: planned.length,
        told: [...told],
        receipt: doing.receiptId,
      },
    },
  ]);
  return { outcome: "recorded" };
}

/** @throws Refusal NOT_FOUND (also for a task to wait for that is none of this case), NOT_ALLOWED, NOT_NOW, NOT_UNDERSTOOD */
export async function giveOne(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  caseId: string,
  said: z.infer<typeof GiveSaid>,
): Promise<Done> {
  const seen = await ledCase(signed, tx, caseId);
  const owner = (await namer(signed))(said.owner, "owner");
  if ((await visibleTasks(tx, said.after)).size !== new Set(said.after).size) throw new Refusal("NOT_FOUND");
  const participants = (await participantRows(tx, seen.room.case_id)).map((p) => p.organisation_id);
  const both = (s: z.infer<typeof either>) => (typeof s === "string" ? { en: s, ja: s } : s);
  await give(signed, tx, doing, seen, [
    {
      id: doing.chance.uuid(),
      owner,
      told: said.tell || owner.id === signed.body.id || participants.includes(owner.id),
      playbook: null,
      step: null,
      role: null,
      due: said.due ?? null,
      after: said.after,
      content: {
        title: both(said.title),
        instructions: said.instructions,
        basis: { ...both(said.basis), source: "stated by who gave the task", verified: false },
      },
    },
  ]);
  return { outcome: "recorded" };
}

type Giving = Pick<NewTask, "id" | "playbook" | "step" | "role" | "due" | "after" | "content"> & {
  readonly owner: Organisation;
  readonly told: boolean;
};

async function give(
  signed: Signed,
  tx: ReaderTx,
  doing: Doing,
  seen: SeenCase,
  tasks: readonly Giving[],
): Promise<void> {
  const labels = await internLabels(
    signed.room.realm,
    tasks.map((t) => taskLabel(signed.body.id, t.told ? t.owner.id : null)),
  );
  const rows = tasks.flatMap(({ owner, told, ...t }, n): NewTask[] => {
    const label = labels[n];
    return label
      ? [
          {
            ...t,
            label,
            caseId: seen.room.case_id,
            receiptId: doing.receiptId,
            ownerId: owner.id,
            state: told ? "offered" : "held",
            at: doing.at,
          },
        ]
      : [];
  });
  await insertTasks(signed.room.realm, tx, rows);
  await insertEvents(
    tx,
    rows.map((t) => ({
      id: doing.chance.uuid(),
      taskId: t.id,
      labelId: t.label.label_id,
      receiptId: doing.receiptId,
      kind: "give",
      version: 1,
      words: null,
      at: doing.at,
    })),
  );
  await record(
    tx,
    rows.map((t) => ({
      act: "task.given" as const,
      actorId: tx.reader.actorId,
      labelId: t.label.label_id,
      subject: t.id,
      facts: { case: t.caseId, owner: t.ownerId, held: t.state === "held", due: t.due, receipt: doing.receiptId },
    })),
  );
}

/** Finds a body by the slug or id that the person knows it by; it lists none. */
export async function namer(signed: Signed): Promise<(name: string, place: string) => Organisation> {
  const directory = await signed.room.directory();
  return (name, place) => {
    const found = directory.bySlug(name) ?? directory.byId(name);
    const say = { en: "No such body in this realm.", ja: "この領域にその組織はありません。" };
    if (!found) throw new Refusal("NOT_UNDERSTOOD", { faults: [{ code: "BAD_VALUE", place: `$.${place}`, say }] });
    return found;
  };
}

const unclear = (place: string) => ({
  code: "BAD_VALUE",
  place: `$.${place}`,
  say: {
    en: "No body or several are equally near: name one.",
    ja: "該当する組織がないか、複数あります。一つ指定してください。",
  },
});
