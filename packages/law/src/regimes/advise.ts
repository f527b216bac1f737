/**
 * Which regimes apply to what is known, and why: yes, no, or cannot be told yet with the facts that would decide. It advises and
 * files nothing; the reasons and the law's words go with every answer.
 */
import { evaluate, type Facts, type Ruling } from "../predicate/expression.ts";
import type { Regime, Stage } from "./regime.ts";

export interface Advice {
  readonly regime: Regime;
  readonly ruling: Ruling;
  readonly stages: readonly { readonly stage: Stage; readonly ruling: Ruling }[];
}

/** One advice a regime, those that apply first, then those that cannot be told yet. */
export function advise(regimes: readonly Regime[], facts: Facts): readonly Advice[] {
  const rank = { yes: 0, cannot_tell_yet: 1, no: 2 } as const;
  return regimes
    .map((regime) => ({
      regime,
      ruling: evaluate(regime.trigger, facts),
      stages: regime.stages.map((stage) => ({ stage, ruling: evaluate(stage.trigger, facts) })),
    }))
    .sort((a, b) => rank[a.ruling.verdict] - rank[b.ruling.verdict]);
}
