/**
 * From an understood report to the labels that its rows will carry: passed on or sealed, to whom, and under which consents.
 * What its sender said about earlier versions stands: a consent goes on, an answer that was taken back stays back.
 */
import type { Label } from "@noroshi/handling";
import type { Report } from "@noroshi/intake/contract";
import type { Signed } from "../accounts/signed.ts";
import type { Directory, Organisation } from "../accounts/store.ts";
import { grantOf } from "../acts/consent.ts";
import type { Standing } from "../acts/store.ts";
import type { LabelKey } from "../db/label-cache.ts";
import { internLabels } from "../db/labels.ts";
import { Refusal } from "../http/problem.ts";
import { type DeskFiling, deskLabel, heardBy } from "./desk/filing.ts";
import { labelItems, type StandingConsent } from "./item-labels.ts";
import { ownLabel, reportLabel, type Seal, sealedActLabel } from "./markings.ts";
import { originatorIn } from "./originator.ts";

/** What was known when a report was planned; an act that finds it changed thinks again. */
export interface Known {
  /** The sender's statements about this report; undefined when there were none. */
  readonly standing: Standing | undefined;
  /** Was the duty to report in force? Asked only where it decides. */
  readonly mandatory: boolean;
}

/** A report with the labels that it will lie under. */
export interface Plan {
  readonly report: Report;
  readonly sealed: boolean;
  readonly reportKey: LabelKey;
  readonly ownKey: LabelKey;
  /** What the acting body's receipt lies under: its own label, also where it files for another. */
  readonly receiptKey: LabelKey;
  /** Under which the act itself is recorded. */
  readonly actKey: LabelKey;
  readonly itemKeys: readonly LabelKey[];
  readonly known: Known;
  /** Whether the duty to report decided between passing on and sealing. */
  readonly dutyDecides: boolean;
}

/** Labels a report and each of its values. @throws Refusal BAD_REQUEST for an authority that is not there */
export async function planReport(
  signed: Signed,
  report: Report,
  directory: Directory,
  receivingAuthority: string | null,
  known: Known,
  how: { readonly desk?: DeskFiling; readonly to?: readonly string[] } = {},
): Promise<Plan> {
  const { desk, to } = how;
  const dutyDecides = saysNo(report, known.standing) && signed.body.coreOperator;
  const seal = sealOf(signed, report, directory, receivingAuthority, known);
  // Its terms as they are now, not as they were when it signed in.
  const sender = desk?.organisation ?? directory.byId(signed.body.id) ?? signed.body;
  // Who was told it by name, and nobody beside: what it restricts to others it still restricts.
  const toSome = (label: Label): Label => (to ? { ...label, audience: [...to].sort() } : label);
  const atDesk = (label: Label): Label => (desk ? heardBy(label, signed.body.id) : toSome(label));
  const originators = originatorIn(directory);
  const { realm } = signed.room;
  const answered = withoutTakenBack(report, known.standing);
  const consents = consentsOf(known.standing);
  const whole = consents.filter((c) => c.items === null).map((c) => c.grant);
  const label = reportLabel(sender, answered, seal, originators);
  const commissions = directory.all.filter((o) => o.kind === "commission").map((o) => o.id);
  const [reportKey, ownKey, actKey, receiptKey] = await internLabels(realm, [
    atDesk(whole.length === 0 ? label : { ...label, grants: whole }),
    desk ? deskLabel(desk.organisation.id, signed.body.id) : ownLabel(sender, seal),
    seal ? sealedActLabel(sender, seal, commissions) : ownLabel(signed.body, undefined),
    ownLabel(signed.body, seal),
  ]);
  if (!reportKey || !ownKey || !actKey || !receiptKey) throw new Error("labels were not interned");
  const itemKeys = await labelItems(realm, sender, answered, report.items, seal, originators, consents, atDesk);
  return { report, sealed: seal !== undefined, reportKey, ownKey, receiptKey, actKey, itemKeys, known, dutyDecides };
}

/** Does the reporter hold the form back? A consent that it gave later for the same report has answered for it. */
function saysNo(report: Report, standing: Standing | undefined): boolean {
  if (report.kind !== "common_form" || report.consent?.shareWithCoordinator !== false) return false;
  return !(standing?.consents ?? []).some((c) => c.given === "share_with_coordinator");
}

/**
 * A form whose reporter does not agree to pass it on is sealed; the legal duty of a core operator overrides that while its
 * basis is in force. Its other answers keep their effect.
 */
function sealOf(
  signed: Signed,
  report: Report,
  directory: Directory,
  receivingAuthority: string | null,
  known: Known,
): Seal | undefined {
  if (!saysNo(report, known.standing)) return undefined;
  if (signed.body.coreOperator && known.mandatory) return undefined;
  return { authorityId: receivingAuthority === null ? null : authority(directory, receivingAuthority).id };
}

/** The report with the answers as they stand: one that was taken back is no, whatever this version says. */
function withoutTakenBack(report: Report, standing: Standing | undefined): Report {
  if (!report.consent || !standing || standing.withdrawn.length === 0) return report;
  const stands = (flag: string, said: boolean): boolean => said && !standing.withdrawn.includes(flag);
  return {
    ...report,
    consent: {
      ...report.consent,
      shareAnonymised: stands("share_anonymised", report.consent.shareAnonymised),
      shareAbroad: stands("share_abroad", report.consent.shareAbroad),
    },
  };
}

function consentsOf(standing: Standing | undefined): readonly StandingConsent[] {
  return (standing?.consents ?? []).flatMap((c) =>
    c.given === "share_with_coordinator" ? [] : [{ items: c.items, grant: grantOf(c.given, c) }],
  );
}

function authority(directory: Directory, slug: string): Organisation {
  const found = directory.bySlug(slug);
  if (found) return found;
  const say = { en: "No such authority in this realm.", ja: "この領域にその機関はありません。" };
  throw new Refusal("BAD_REQUEST", { faults: [{ code: "BAD_VALUE", place: "receivingAuthority", say }] });
}
