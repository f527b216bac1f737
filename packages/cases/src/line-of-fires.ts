/**
 * The line of fires of one case: which steps are lit, which one waits, and for whom.
 * A function of the steps that the reader may see and of nothing else; an unseen step is unlit, without a gap.
 */
import { HOPS, type Hop } from "./contract/index.ts";

export interface LitStep {
  readonly hop: Hop;
  readonly at: string;
  readonly by: { readonly en: string; readonly ja: string } | null;
  /** For steps that many do: how many have, of how many. */
  /** Stated from a paper log: when it was entered. */
  readonly enteredAt?: string;
  readonly part?: { readonly done: number; readonly total: number };
}

export interface FireStep {
  readonly hop: Hop;
  readonly state: "lit" | "part" | "waits" | "unlit";
  readonly at: string | null;
  readonly minutes: number | null;
  readonly done: number | null;
  readonly total: number | null;
  readonly by: { readonly en: string; readonly ja: string } | null;
  readonly enteredAt?: string;
}

/** Whom the next step waits for, by step. Steps that no part of the hub can light yet are not waited for. */
export type Waiting = Partial<Record<Hop, { readonly en: string; readonly ja: string }>>;

const minutesBetween = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / 60_000);

/**
 * Draws the line.
 * @param now the realm's time, ISO 8601 UTC
 */
export function lineOfFires(steps: readonly LitStep[], now: string, waiting: Waiting): readonly FireStep[] {
  const lit = new Map(steps.map((s) => [s.hop, s]));
  const last = HOPS.findLastIndex((hop) => lit.has(hop));
  let before: string | null = null;
  return HOPS.map((hop, i) => {
    const step = lit.get(hop);
    if (step) {
      const minutes = before === null ? null : minutesBetween(before, step.at);
      before = step.at;
      const partly = step.part !== undefined && step.part.done < step.part.total;
      return {
        hop,
        state: partly ? "part" : "lit",
        at: step.at,
        minutes,
        done: step.part?.done ?? null,
        total: step.part?.total ?? null,
        by: step.by,
        ...(step.enteredAt === undefined ? {} : { enteredAt: step.enteredAt }),
      };
    }
    const whom = i === last + 1 ? waiting[hop] : undefined;
    if (whom && before !== null)
      return {
        hop,
        state: "waits",
        at: before,
        minutes: minutesBetween(before, now),
        done: null,
        total: null,
        by: whom,
      };
    return { hop, state: "unlit", at: null, minutes: null, done: null, total: null, by: null };
  });
}
