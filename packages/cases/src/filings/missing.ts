/**
 * What a person still has to be asked: the union over all running duties, each fact once, the nearest deadline first. What was
 * answered is never asked again, and "not known" is an answer; it stands in its own list, for whoever learns more.
 */
import type { FactSet } from "../facts/fact.ts";
import { type FilingForm, type FormRow, holds } from "./form.ts";

/** A duty that runs: a form that meets it, and until when. */
export interface RunningDuty {
  readonly form: FilingForm;
  /** ISO 8601 UTC; null where the law names no end. */
  readonly due: string | null;
}

export interface Question {
  readonly fact: string;
  /** The nearest deadline among the forms that ask. */
  readonly due: string | null;
  /** Ids of the forms that ask for it. */
  readonly forms: readonly string[];
  /** Whether "not known" is a full answer for every one of them. */
  readonly unknownOk: boolean;
}

export interface Missing {
  /** To be asked, nearest deadline first, then in the order of the forms. */
  readonly ask: readonly Question[];
  /** Answered with "not known", and asked for by a running duty. */
  readonly unknown: readonly Question[];
}

/** What is missing for these duties. */
export function missingFor(duties: readonly RunningDuty[], facts: FactSet): Missing {
  const near = duties.toSorted((a, b) => byDue(a.due, b.due));
  const asked = new Map<string, { due: string | null; forms: string[]; unknownOk: boolean }>();
  for (const { form, due } of near)
    for (const row of form.rows.filter((r) => r.need === "must" && isAsked(r, form, facts)))
      for (const fact of row.facts) {
        const known = asked.get(fact) ?? { due, forms: [], unknownOk: true };
        if (!known.forms.includes(form.id)) known.forms.push(form.id);
        asked.set(fact, { ...known, unknownOk: known.unknownOk && row.unknown });
      }
  const all = [...asked].map(([fact, q]): Question => ({ fact, ...q }));
  return {
    ask: all.filter((q) => !facts.has(q.fact)),
    unknown: all.filter((q) => facts.get(q.fact)?.chosen.value === null),
  };
}

/** A row under a condition is asked for once the condition holds; the fact that decides is asked for by its own row. */
function isAsked(row: FormRow, form: FilingForm, facts: FactSet): boolean {
  return holds(form.onlyIf, facts) !== "no" && holds(row.onlyIf, facts) === "yes";
}

function byDue(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}
