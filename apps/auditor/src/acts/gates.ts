/**
 * Holds the acts against each other: every gate had its approval before the act, and never by the one who asked; every read of
 * restricted material came to its end. Judged on the entries alone: by their own instants, which could be written afterwards, and by
 * their places in the log: an act that was based on another is never of an earlier interval.
 */
import type { Findings } from "../findings.ts";
import type { Act } from "./entries.ts";
import type { Together } from "./intervals.ts";

const APPROVED = new Set(["approved", "approved_with_conditions"]);

const placeOf = (act: Act): string => `${act.act} ${act.subject ?? ""} (leaf ${act.index})`;
const fact = (act: Act, name: string): string => String(act.facts[name] ?? "");

type Before = (a: Act, b: Act) => boolean;

/**
 * Every finding goes into `findings`; the order of the acts does not matter.
 * @param together of all leaves that stand for acts, also of those that are not there any more
 */
export function judgeGates(acts: readonly Act[], together: Together, findings: Findings): void {
  const before: Before = (a, b) =>
    Date.parse(a.at) <= Date.parse(b.at) && (a.index < b.index || together(a.index, b.index));
  const bySubject = Map.groupBy(
    acts.filter((act) => act.subject !== null),
    (act) => act.subject,
  );
  for (const about of bySubject.values()) {
    judgeMeasure(about, before, findings);
    judgeChange(about, before, findings);
    judgeRead(about, findings);
  }
  judgeTwice(acts, findings);
}

/** Entries that say the same to the last sign; first by their instants, which nearly all tell apart. */
function judgeTwice(acts: readonly Act[], findings: Findings): void {
  const at = new Map<string, Act | Map<string, Act[]>>();
  for (const act of acts) {
    const there = at.get(act.at);
    if (there === undefined) at.set(act.at, act);
    else {
      const alike = there instanceof Map ? there : new Map([[nameOf(there), [there]]]);
      if (alike !== there) at.set(act.at, alike);
      const same = sameAmong(alike, act);
      if (same !== undefined) findings.add("ENTRY_TWICE", placeOf(act), `the same as leaf ${same.index}`);
    }
  }
}

const nameOf = ({ subject, actor, act }: Act): string => `${subject} ${actor} ${act}`;
const wholeOf = ({ body, facts }: Act): string => JSON.stringify([body, facts]);

/** An act among those of an instant that says the same; where there is none, this one joins them. */
function sameAmong(alike: Map<string, Act[]>, act: Act): Act | undefined {
  const name = nameOf(act);
  const others = alike.get(name);
  if (others === undefined) {
    alike.set(name, [act]);
    return undefined;
  }
  const whole = wholeOf(act);
  const same = others.find((other) => wholeOf(other) === whole);
  if (same === undefined) others.push(act);
  return same;
}

/** A measure is directed only after it was approved by somebody else; or as an emergency, which is reviewed afterwards. */
function judgeMeasure(about: readonly Act[], before: Before, findings: Findings): void {
  const steps = about.filter((act) => act.act === "measure.stepped");
  const directed = steps.filter((step) => fact(step, "state") === "directed");
  if (directed.length === 0) return;
  const approvals = steps.filter((step) => APPROVED.has(fact(step, "state")));
  for (const step of directed) {
    const approval = approvals.find((one) => before(one, step));
    if (approval === undefined)
      findings.add("GATE_WITHOUT_APPROVAL", placeOf(step), "directed, and no approval stands before it");
  }
  const askers = new Set(about.filter((act) => act.act === "measure.asked").map((act) => act.actor));
  for (const vote of about.filter((act) => act.act === "measure.decided" && fact(act, "says").startsWith("approve")))
    if (askers.has(vote.actor)) findings.add("APPROVED_BY_THE_ASKER", placeOf(vote));
}

/** A state of law changes only after another body's person was asked and confirmed it. */
function judgeChange(about: readonly Act[], before: Before, findings: Findings): void {
  for (const changed of about.filter((act) => act.act === "law.changed")) {
    const asked = about.find((act) => act.act === "law.change_asked" && before(act, changed));
    if (asked === undefined) findings.add("GATE_WITHOUT_APPROVAL", placeOf(changed), "nobody had asked for it");
    else if (asked.actor === changed.actor || asked.body === changed.body)
      findings.add("APPROVED_BY_THE_ASKER", placeOf(changed));
  }
}

function judgeRead(about: readonly Act[], findings: Findings): void {
  const began = about.find((act) => act.act === "read.restricted");
  if (began !== undefined && !about.some((act) => act.act === "read.ended"))
    findings.add("READ_NOT_ENDED", placeOf(began));
}
