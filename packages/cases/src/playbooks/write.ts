/**
 * Playbooks out: the tasks of a case as a CACAO 2.0 playbook of manual steps, which the reader in this folder takes back as the same
 * templates. Tasks go in layers, each after everything before it; the exact dependencies stand beside, in Noroshi's own extension, where
 * a layer would say more. Names no body: who does a task is a role. Pure: ids are handed in.
 */
import { PLAYBOOK_EXTENSION, STEP_EXTENSION, type TaskTemplate } from "./cacao.ts";

export interface WrittenTask extends Pick<TaskTemplate, "title" | "instructions" | "owner" | "basis" | "due"> {
  readonly id: string;
  /** Ids of tasks among these that have to be done before. */
  readonly after: readonly string[];
}

export interface WrittenPlaybook {
  readonly name: { readonly en: string; readonly ja: string };
  readonly incidentTypes: readonly string[];
  /** The id of the body that writes it. */
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly created: string;
  readonly modified: string;
  readonly tasks: readonly WrittenTask[];
  /** How far it may go; null: it holds nothing that not everybody here reads. */
  readonly tlp: "amber" | null;
}

/** @param uuid the same name gives the same id */
export function writePlaybook(p: WrittenPlaybook, uuid: (name: string) => string): Record<string, unknown> {
  const start = `start--${uuid("start")}`;
  const end = `end--${uuid("end")}`;
  const step = (task: WrittenTask): string => `action--${uuid(`task ${task.id}`)}`;
  const layers = layersOf(p.tasks);
  const heads = layers.map((layer, n) =>
    layer.length === 1 && layer[0] ? step(layer[0]) : `parallel--${uuid(`layer ${n}`)}`,
  );
  const workflow: Record<string, unknown> = { [start]: { type: "start", on_completion: heads[0] ?? end } };
  for (const [n, layer] of layers.entries()) {
    const head = heads[n] ?? end;
    const next = heads[n + 1] ?? end;
    const branchEnd = `end--${uuid(`end of layer ${n}`)}`;
    const before = layers[n - 1] ?? [];
    for (const task of layer)
      workflow[step(task)] = actionOf(
        task,
        layer.length === 1 ? next : branchEnd,
        extraOf(task, before, p.tasks, step),
      );
    if (layer.length === 1) continue;
    workflow[head] = { type: "parallel", next_steps: layer.map(step), on_completion: next };
    workflow[branchEnd] = { type: "end" };
  }
  workflow[end] = { type: "end" };
  const createdBy = `identity--${p.by}`;
  return {
    type: "playbook",
    spec_version: "cacao-2.0",
    id: `playbook--${uuid("playbook")}`,
    name: p.name.en,
    created_by: createdBy,
    created: p.created,
    modified: p.modified,
    workflow_start: start,
    workflow,
    playbook_extensions: { [PLAYBOOK_EXTENSION]: { name: p.name, incidentTypes: [...p.incidentTypes] } },
    ...(p.tlp === null ? {} : marking(p.tlp, createdBy, p.created, uuid)),
  };
}

function actionOf(task: WrittenTask, next: string, extra: Record<string, unknown>): Record<string, unknown> {
  return {
    type: "action",
    name: task.title.en,
    commands: task.instructions.map((command) => ({ type: "manual", command })),
    on_completion: next,
    step_extensions: {
      [STEP_EXTENSION]: {
        title: task.title,
        ...(task.owner === null ? {} : { owner: task.owner }),
        ...(task.basis === null ? {} : { basis: task.basis }),
        ...(task.due === null ? {} : { due: task.due }),
        ...extra,
      },
    },
  };
}

/** What it waits for, where that is not just the whole layer before. */
function extraOf(
  task: WrittenTask,
  before: readonly WrittenTask[],
  all: readonly WrittenTask[],
  step: (task: WrittenTask) => string,
): Record<string, unknown> {
  const layer = new Set(before.map((t) => t.id));
  if (task.after.length === layer.size && task.after.every((id) => layer.has(id))) return {};
  return { after: all.filter((t) => task.after.includes(t.id)).map(step) };
}

/** Each task in the first layer after all that it waits for. A circle, which no playbook of ours holds, is cut where it closes. */
function layersOf(tasks: readonly WrittenTask[]): readonly (readonly WrittenTask[])[] {
  const byId = new Map(tasks.map((t) => [t.id, t]));
  const depths = new Map<string, number>();
  const depth = (t: WrittenTask): number => {
    const known = depths.get(t.id);
    if (known !== undefined) return known;
    depths.set(t.id, 0);
    const before = t.after.flatMap((id) => byId.get(id) ?? []);
    const own = before.length === 0 ? 0 : 1 + Math.max(...before.map(depth));
    depths.set(t.id, own);
    return own;
  };
  const layers = Map.groupBy(tasks, depth);
  return [...layers.keys()].sort((a, b) => a - b).map((n) => layers.get(n) ?? []);
}

/** CACAO 2.0, section on data markings: a TLP 2.0 marking of the whole playbook. */
function marking(tlp: "amber", createdBy: string, created: string, uuid: (name: string) => string) {
  const id = `marking-tlp--${uuid("marking")}`;
  const definition = {
    type: "marking-tlp",
    id,
    created_by: createdBy,
    created,
    tlpv2_level: `TLP:${tlp.toUpperCase()}`,
  };
  return { markings: [id], data_marking_definitions: { [id]: definition } };
}
