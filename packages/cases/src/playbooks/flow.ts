/**
 * The order of a playbook's steps: which action waits for which. From the start along on_completion; the branches of a parallel
 * step go side by side, and what follows it waits for all of them. A circle, a step that is not there and a step that two ways
 * lead to are faults: nobody could say when it is due.
 */
import type { PlaybookFault } from "./fault.ts";

interface FlowStep {
  readonly type: string;
  readonly on_completion?: string | undefined;
  readonly next_steps?: readonly string[] | undefined;
}

export type Flow =
  | { readonly ok: true; readonly actions: readonly { readonly step: string; readonly after: readonly string[] }[] }
  | { readonly ok: false; readonly faults: readonly PlaybookFault[] };

const MISSING = { en: "There is no such step in this playbook.", ja: "このプレイブックにその手順はありません。" };
const TWICE = {
  en: "Two ways lead to this step, or it leads to itself.",
  ja: "この手順に至る道が二つあるか、自分自身に戻っています。",
};
const NO_START = {
  en: "The workflow begins at a step of type start.",
  ja: "ワークフローは start の手順から始まります。",
};
const NOTHING = { en: "There is nothing for a person to do in it.", ja: "人が行う手順がありません。" };

/** @param workflow steps by id; only start, end, action and parallel are left */
export function flowOf(start: string, workflow: Readonly<Record<string, FlowStep>>): Flow {
  const faults: PlaybookFault[] = [];
  const actions: { step: string; after: readonly string[] }[] = [];
  const seen = new Set<string>();
  const bad = (place: string, say: PlaybookFault["say"]): void => void faults.push({ code: "BAD_FLOW", place, say });

  /** @returns the actions that whatever follows has to wait for */
  const walk = (from: string, id: string, after: readonly string[]): readonly string[] => {
    const step = Object.hasOwn(workflow, id) ? workflow[id] : undefined;
    if (!step) {
      bad(`$.workflow.${from}`, MISSING);
      return after;
    }
    if (step.type === "end") return after;
    if (seen.has(id)) {
      bad(`$.workflow.${id}`, TWICE);
      return after;
    }
    seen.add(id);
    let done = after;
    if (step.type === "action") {
      actions.push({ step: id, after });
      done = [id];
    } else if (step.type === "parallel")
      done = [...new Set((step.next_steps ?? []).flatMap((next) => walk(id, next, after)))];
    return step.on_completion === undefined ? done : walk(id, step.on_completion, done);
  };

  if (workflow[start]?.type !== "start") bad("$.workflow_start", NO_START);
  else walk("workflow_start", start, []);
  if (faults.length === 0 && actions.length === 0) bad("$.workflow", NOTHING);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, actions };
}
