/** How long a request stood at each gate, and how long before the act each approval came. Computed from its recorded steps alone. */
import type { MeasureDetail } from "@noroshi/api";

type Of = Pick<MeasureDetail, "steps" | "votes">;

export interface Stay {
  readonly state: string;
  readonly from: string;
  /** When it left; null while it stands there. */
  readonly to: string | null;
}

/** Every stay in a state, oldest first; steps that led nowhere do not part it. */
export function staysOf({ steps }: Pick<Of, "steps">): readonly Stay[] {
  const stays: Stay[] = [];
  for (const step of steps.toSorted((a, b) => a.n - b.n)) {
    const last = stays.at(-1);
    if (last?.state === step.state) continue;
    if (last) stays[stays.length - 1] = { ...last, to: step.at };
    stays.push({ state: step.state, from: step.at, to: null });
  }
  return stays;
}

/** States in which the act itself was told to somebody. */
const ACTS: ReadonlySet<string> = new Set(["directed", "emergency"]);

export interface Approval {
  readonly by: string | null;
  readonly says: string;
  readonly at: string;
  /** `before` the act, `after` it, or there is no act yet. */
  readonly order: "before" | "after" | "none";
  /** Milliseconds between it and the act; 0 without an act. */
  readonly apart: number;
}

/** Approvals of exactly what stands here against the first act, oldest first. */
export function approvalsOf({ steps, votes }: Of): readonly Approval[] {
  const acts = steps.filter((s) => ACTS.has(s.state)).map((s) => Date.parse(s.at));
  const act = acts.length === 0 ? null : Math.min(...acts);
  return votes
    .filter((v) => v.exactlyThis && v.says !== "refuse")
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((v) => {
      const apart = act === null ? 0 : act - Date.parse(v.at);
      const order = act === null ? ("none" as const) : apart >= 0 ? ("before" as const) : ("after" as const);
      return { by: v.by.name, says: v.says, at: v.at, order, apart: Math.abs(apart) };
    });
}
