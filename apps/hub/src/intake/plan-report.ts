/**
 * From an understood report to the labels that its rows will carry: passed on or sealed, and to whom.
 */
import type { Report } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory, Organisation } from "../accounts/store.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabels } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { labelItems } from "./item-labels.ts";
import { ownLabel, reportLabel, type Seal } from "./markings.ts";
import { originatorIn } from "./originator.ts";

/** A report with the labels that it will lie under. */
export interface Plan {
  readonly report: Report;
  readonly sealed: boolean;
  readonly reportKey: LabelKey;
  readonly ownKey: LabelKey;
  readonly itemKeys: readonly LabelKey[];
}

/** Labels a report and each of its values. @throws Refusal BAD_REQUEST for an authority that is not there */
export async function planReport(
  signed: Signed,
  report: Report,
  directory: Directory,
  receivingAuthority: string | null,
): Promise<Plan> {
  const seal = sealOf(report, directory, receivingAuthority);
  const sender = signed.body;
  const known = originatorIn(directory);
  const { realm } = signed.room;
  const [reportKey, ownKey] = await internLabels(realm, [
    reportLabel(sender, report, seal, known),
    ownLabel(sender, seal),
  ]);
  if (!reportKey || !ownKey) throw new Error("labels were not interned");
  const itemKeys = await labelItems(realm, sender, report, report.items, seal, known);
  return { report, sealed: seal !== undefined, reportKey, ownKey, itemKeys };
}

/**
 * A form whose reporter does not agree to pass it on is sealed. The legal duty that overrides this opens only with a basis in
 * force; without one the answer on the form stands.
 */
function sealOf(report: Report, directory: Directory, receivingAuthority: string | null): Seal | undefined {
  if (report.kind !== "common_form" || report.consent?.shareWithCoordinator !== false) return undefined;
  return { authorityId: receivingAuthority === null ? null : authority(directory, receivingAuthority).id };
}

function authority(directory: Directory, slug: string): Organisation {
  const found = directory.bySlug(slug);
  if (found) return found;
  const say = { en: "No such authority in this realm.", ja: "この領域にその機関はありません。" };
  throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "receivingAuthority", say }] });
}
