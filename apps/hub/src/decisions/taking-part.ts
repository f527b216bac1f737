/**
 * Who takes part in a measure: the body that asks, the bodies of the kind that approves, and the foreign ministry where the plan
 * asks for it. They see the request, the consultation and the votes; nobody else can tell that there is one.
 */
import type { GatePlan } from "@noroshi/decisions/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory, Organisation } from "../accounts/store.ts";
import { actLabel } from "../acts/act-label.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabel } from "../db/labels.ts";

/** The sector by which the realm's foreign ministry is known. */
const FOREIGN_AFFAIRS = "foreign-affairs";

export const isForeignMinistry = (body: Organisation, hubCountry: string): boolean =>
  body.kind === "ministry" && body.sector === FOREIGN_AFFAIRS && body.country === hubCountry;

/** The bodies that take part, the asker among them. */
export function takingPart(directory: Directory, plan: GatePlan, askerId: string): readonly string[] {
  const { all, hubCountry } = directory;
  const bodies = all.filter(
    (o) =>
      o.id === askerId ||
      (o.kind === plan.approval.by && o.country === hubCountry) ||
      (plan.foreignConsultation && isForeignMinistry(o, hubCountry)),
  );
  return bodies.map((o) => o.id).sort();
}

/** The label of something that the acting body says in a measure of this asker. */
export async function labelOf(signed: Signed, plan: GatePlan, askerId: string): Promise<LabelKey> {
  const directory = await signed.room.directory();
  return internLabel(
    signed.room.realm,
    actLabel(signed.body.id, "amber", [...new Set([...takingPart(directory, plan, askerId), signed.body.id])].sort()),
  );
}
