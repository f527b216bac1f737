/**
 * The later half of a case's line of fires, and its acts on the axis: decided by an approval, shared by a package that was handed over or by
 * naming a body to the room, acknowledged by the bodies that were named or have a package, acted by a recipient's effect or a task that is
 * done.
 */
import type { CaseDetail } from "@noroshi/api";
import type { LitStep } from "@noroshi/cases";
import type { Directory } from "../../accounts/store.ts";
import { bodyOf } from "../../intake/reading/reports.ts";
import type { DeedRow } from "./acts-store.ts";

/** @param deeds of one case, oldest first */
export function stepsOfDeeds(deeds: readonly DeedRow[], directory: Directory): readonly LitStep[] {
  const of = (...kinds: readonly DeedRow["deed"][]) => deeds.filter((d) => kinds.includes(d.deed));
  const name = (id: string) => bodyOf(directory, id).name;
  const lit: LitStep[] = [];
  const decided = of("decided")[0];
  if (decided) lit.push({ hop: "decided", at: decided.at, by: name(decided.organisation_id) });
  const shared = of("handed", "named")[0];
  if (shared) lit.push({ hop: "shared", at: shared.at, by: name(shared.organisation_id) });
  const named = new Set(of("named").map((d) => d.about));
  const handed = new Set(of("handed").map((d) => d.about));
  const answered = of("entered", "acknowledged").filter((d) =>
    (d.deed === "entered" ? named : handed).has(d.organisation_id),
  );
  const first = answered[0];
  if (first)
    lit.push({
      hop: "acknowledged",
      at: first.at,
      by: name(first.organisation_id),
      part: { done: new Set(answered.map((d) => d.organisation_id)).size, total: named.union(handed).size },
    });
  const acted = of("applied", "task_done")[0];
  if (acted) lit.push({ hop: "acted", at: acted.at, by: name(acted.organisation_id) });
  return lit;
}

const SAYS: Readonly<Record<DeedRow["deed"], { readonly en: string; readonly ja: string }>> = {
  decided: { en: "measure decided", ja: "措置の決定" },
  directed: { en: "measure directed", ja: "措置の指示" },
  named: { en: "named", ja: "参加を要請" },
  entered: { en: "takes part", ja: "参加" },
  released: { en: "released", ja: "共有" },
  handed: { en: "handed over", ja: "納品" },
  acknowledged: { en: "acknowledged", ja: "受領" },
  task_done: { en: "task done", ja: "作業の完了" },
  applied: { en: "measure applied", ja: "措置の実施" },
};

/** The same deeds on the time axis, each with the body whose it is. */
export function marksOfDeeds(deeds: readonly DeedRow[], directory: Directory): CaseDetail["axis"] {
  // Handing over follows the order within the act; the order stands on the axis.
  return deeds
    .filter((d) => d.deed !== "handed")
    .map((d) => {
      const who = bodyOf(directory, d.deed === "named" ? d.about : d.organisation_id).name;
      const { en, ja } = SAYS[d.deed];
      return { lane: "decisions", at: d.at, label: { en: `${en}: ${who.en}`, ja: `${ja}・${who.ja}` }, reportId: null };
    });
}
