/** Chains of the handling rule as reasons for a person, and verdicts in the order in which they are read. */
import type { WhoSees } from "@noroshi/api";
import { nameOf } from "../../words/names.ts";
import type { Lang } from "../../words/pair.ts";
import { ALLOWS, LOOKS_AT, REFUSES } from "../../words/rules.ts";

export type Verdict = WhoSees["bodies"][number];
type Step = Verdict["why"][number];

/** One step in words; a step that lets pass is named by what it looks at. */
export function stepText(step: Step, lang: Lang): string {
  const names = step.outcome === "allows" ? ALLOWS : step.outcome === "refuses" ? REFUSES : LOOKS_AT;
  return nameOf(names, step.rule, lang);
}

/** The step that decided: the last of the chain. */
export function decisive(why: readonly Step[], lang: Lang): string {
  const last = why.at(-1);
  return last ? stepText(last, lang) : "—";
}

/** Those that see first, each part in the order in which the hub names the bodies. */
export function inOrder(bodies: readonly Verdict[]): readonly Verdict[] {
  return [...bodies.filter((b) => b.sees), ...bodies.filter((b) => !b.sees)];
}
