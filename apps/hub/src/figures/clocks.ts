/**
 * The clocks of a scenario, as the duty sees them: whether a rule runs is decided by the shipped regime of that id; amount, unit,
 * zone, roll rule and holidays are the scenario's own. A rule that no shipped regime knows stops everything.
 */
import { type BusinessCalendar, businessCalendar, dueOf, type Stage, startOf } from "@noroshi/law";
import { z } from "zod";
import type { DutyTx } from "../db/act.ts";
import { type ReportUnderLaw, reportsUnderLaw } from "../law/clocks/derive.ts";
import { REGIME_DOCUMENTS } from "../law/library.ts";
import { rulebook } from "../law/realm-law.ts";
import type { OpenRealm } from "../open-realm.ts";

const Rule = z.object({
  id: z.string(),
  anchor: z.string(),
  amount: z.number().int().min(0),
  unit: z.enum(["minutes", "hours", "calendarDays", "businessDays", "months"]),
  timezone: z.string().nullish(),
  roll: z.enum(["none", "nextBusinessDay", "previousBusinessDay"]).default("none"),
});

const Rules = z.object({
  clockRules: z.array(Rule),
  businessCalendar: z.object({ weekend: z.array(z.string()), holidays: z.array(z.iso.date()) }),
});

export interface RuledClock {
  /** The case's number. */
  readonly case: string;
  readonly rule: string;
  /** Id of the version whose content started it. */
  readonly startedBy: string;
  readonly due: string;
  readonly rolled: string | null;
}

export interface ClockRules {
  readonly rules: readonly (z.infer<typeof Rule> & { readonly stage: Stage })[];
  readonly calendar: BusinessCalendar;
}

/** @throws Error for a shape that is none, RangeError for a rule that no shipped regime knows */
export function readClockRules(json: unknown): ClockRules {
  // untrusted: a scenario's own words
  const { clockRules, businessCalendar: days } = Rules.parse(json);
  const shipped = rulebook([...REGIME_DOCUMENTS.values()]);
  const rules = clockRules.map((rule) => {
    const stage = shipped.stageOf(rule.id);
    if (!stage) throw new RangeError(`no shipped regime has a rule ${rule.id}: it cannot be said whether it applies`);
    return { ...rule, stage: { ...stage, anchor: rule.anchor } };
  });
  return { rules, calendar: businessCalendar({ id: "scenario", ...days }) };
}

/** @param cases each with its number and the latest versions of its reports */
export async function ruledClocks(
  room: Pick<OpenRealm, "realm" | "directory">,
  tx: DutyTx<"fusion">,
  { rules, calendar }: ClockRules,
  cases: readonly { readonly key: string; readonly reports: readonly string[] }[],
): Promise<readonly RuledClock[]> {
  const all = await reportsUnderLaw(
    room,
    tx,
    cases.flatMap((c) => c.reports),
  );
  return cases.flatMap(({ key, reports }) => {
    const members = all.filter((r) => reports.includes(r.latest));
    return rules.flatMap((rule) => {
      const deadline = { amount: rule.amount, unit: rule.unit, zone: rule.timezone ?? "UTC", roll: rule.roll };
      return startsIn(members, rule.stage).map(({ startedBy, anchorAt }) => {
        const { due, rolled } = dueOf(deadline, anchorAt, calendar);
        return { case: key, rule: rule.id, startedBy, due, rolled };
      });
    });
  });
}

function startsIn(members: readonly ReportUnderLaw[], stage: Stage) {
  const starts = members.flatMap((m) => startOf(stage, m.versions) ?? []);
  if (stage.scope === "report") return starts;
  return starts.toSorted((a, b) => Date.parse(a.anchorAt) - Date.parse(b.anchorAt)).slice(0, 1);
}
