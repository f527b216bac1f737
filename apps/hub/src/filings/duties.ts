/**
 * Which laws ask something of a body for one incident, until when, and by which form: the advice of the regimes on the facts, the
 * deadlines of their stages, and what was filed already. It advises; it files nothing.
 */
import type { ChosenFact, FactSet, FilingForm, RunningDuty } from "@noroshi/cases";
import { type Advice, advise, dueOf, type Facts, type Stage } from "@noroshi/law";
import { calendarOf, formOfStage, REGIMES } from "./profiles.ts";

/** A filing, as far as duties need to know it. */
export interface Met {
  readonly filing: string;
  readonly meets: readonly string[];
  readonly at: string;
}

export interface Duty {
  readonly stage: Stage;
  readonly form: FilingForm | undefined;
  /** The instant at which the time is up, ISO 8601 UTC; null while the anchor has not occurred. */
  readonly until: string | null;
  readonly anchorAt: string | null;
  readonly met: Met | null;
}

export interface Standing {
  readonly advice: readonly Advice[];
  /** Stages that apply to a reporter, the nearest deadline first. */
  readonly duties: readonly Duty[];
}

/** Facts in the shape that triggers read: one value each, lists joined, "not known" as such. */
export function lawFacts(facts: FactSet): Facts {
  return Object.fromEntries([...facts].map(([name, f]) => [name, lawValue(f)]));
}

function lawValue({ chosen: { value } }: ChosenFact): string | number | boolean {
  if (value === null) return "unknown";
  return typeof value === "object" ? value.join(", ") : value;
}

/** Which fact says when an anchor occurred. What a filing marks is known from the filings. */
const ANCHORS: Readonly<Record<string, string>> = {
  awareness: "incident.noticedAt",
  reasonableBelief: "incident.believedAt",
  classification: "incident.classifiedAt",
  payment: "ransom.paidAt",
  fixAvailable: "product.fixedAt",
};

/** How the body stands to every regime. @param filed its filings, oldest first */
export function standing(facts: FactSet, filed: readonly Met[]): Standing {
  const advice = advise(REGIMES, lawFacts(facts));
  const duties = advice.flatMap((a) =>
    a.stages.flatMap(({ stage, ruling }): Duty[] => {
      if (stage.obliged !== "reporter" || ruling.verdict !== "yes") return [];
      const anchorAt = anchorOf(stage, a, facts, filed);
      const until = anchorAt === null ? null : dueOf(stage, anchorAt, calendarOf(stage)).until;
      const met = filed.findLast((f) => f.meets.includes(stage.id)) ?? null;
      return [{ stage, form: formOfStage(stage.id), until, anchorAt, met }];
    }),
  );
  return { advice, duties: duties.toSorted((x, y) => byUntil(x.until, y.until)) };
}

function anchorOf(stage: Stage, advice: Advice, facts: FactSet, filed: readonly Met[]): string | null {
  const name = ANCHORS[stage.anchor];
  const value = name === undefined ? undefined : facts.get(name)?.chosen.value;
  if (typeof value === "string") return value;
  const marking = advice.regime.stages.filter((s) => s.marks === stage.anchor).map((s) => s.id);
  return filed.find((f) => f.meets.some((m) => marking.includes(m)))?.at ?? null;
}

/** Duties that run: they apply, their time has begun, and nothing was filed for them. One form may meet several. */
export function running(duties: readonly Duty[]): readonly RunningDuty[] {
  const open = duties.filter((d) => d.met === null && d.until !== null);
  const nearest = new Map<string, RunningDuty>();
  for (const d of open) if (d.form && !nearest.has(d.form.id)) nearest.set(d.form.id, { form: d.form, due: d.until });
  return [...nearest.values()];
}

function byUntil(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}
