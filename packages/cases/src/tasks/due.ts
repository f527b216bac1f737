/** When a task is due: from the case, from the beginning of the playbook, or from the clocks that run. */
import type { TaskTemplate } from "../playbooks/cacao.ts";

export interface Instants {
  readonly caseOpenedAt: string;
  readonly startedAt: string;
  /** Clocks that the person who starts sees on the case: their rule, and the instant at which they run out. */
  readonly clocks: readonly { readonly rule: string; readonly until: string }[];
}

/** @returns an ISO 8601 instant in UTC; null where the template sets none */
export function dueOf(due: TaskTemplate["due"], at: Instants): string | null {
  if (due === null) return null;
  if ("after" in due) return later(due.after === "case_opened" ? at.caseOpenedAt : at.startedAt, due.minutes);
  const ends = at.clocks.filter((c) => due.clocks.includes(c.rule)).map((c) => Date.parse(c.until));
  return ends.length === 0 ? later(at.startedAt, due.otherwise) : iso(Math.min(...ends));
}

const later = (from: string, minutes: number): string => iso(Date.parse(from) + minutes * 60_000);
const iso = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");
