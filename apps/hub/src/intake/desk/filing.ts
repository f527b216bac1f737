/**
 * From a desk entry to the submission that it makes: the report is the other body's, under its terms and its name, with the
 * number that the hub minted; what the desk may not pass on is refused before anything is stored.
 */
import type { Label } from "@noroshi/handling";
import type { DeskSaid } from "@noroshi/intake";
import type { IntakeFault, Report, Understanding } from "@noroshi/intake/contract";
import { Temporal } from "temporal-polyfill";
import type { Directory, Organisation } from "../../accounts/store.ts";
import { actLabel } from "../../acts/act-label.ts";
import type { Marking } from "../../db/labels.ts";
import { Refusal } from "../../http/problem.ts";

export interface DeskFiling {
  readonly organisation: Organisation;
  readonly entry: DeskSaid;
  readonly number: string;
  /** From a paper log: when it was really received. Absent = now. */
  readonly statedReceivedAt?: string;
}

const fault = (place: string, en: string, ja: string): IntakeFault => ({ code: "BAD_VALUE", place, say: { en, ja } });

/** The body for which the desk files. @throws Refusal NOT_UNDERSTOOD for one that is not in the register, or the desk itself */
export function bodyFiledFor(directory: Directory, entry: DeskSaid, desk: Organisation): Organisation {
  const found = directory.bySlug(entry.organisation) ?? directory.byId(entry.organisation);
  if (found && found.id !== desk.id) return found;
  throw new Refusal("NOT_UNDERSTOOD", {
    faults: [
      fault(
        "$.organisation",
        "Name another body of this realm's register; the desk files its own reports itself.",
        "この領域に登録された、ほかの組織を書いてください。自組織の報告は通常どおり提出します。",
      ),
    ],
  });
}

/** Instants in their order: the call, the receipt, the entry. @throws Refusal NOT_UNDERSTOOD for what cannot have been so */
export function checkTimes(entry: DeskSaid, now: Temporal.Instant): void {
  const faults: IntakeFault[] = [];
  const after = (place: string, first: string, then: string, en: string, ja: string): void => {
    if (Temporal.Instant.compare(Temporal.Instant.from(first), Temporal.Instant.from(then)) > 0)
      faults.push(fault(place, en, ja));
  };
  const received = entry.paperLog?.receivedAt ?? now.toString();
  const future = ["This instant is still to come; correct it.", "まだ来ていない時刻です。直してください。"] as const;
  after("$.calledAt", entry.calledAt, now.toString(), ...future);
  if (entry.callback) {
    after("$.callback.at", entry.callback.at, now.toString(), ...future);
    after(
      "$.callback.at",
      entry.calledAt,
      entry.callback.at,
      "The call-back is before the call; correct one of them.",
      "折り返しが着信より前になっています。どちらかを直してください。",
    );
  }
  after("$.paperLog.receivedAt", received, now.toString(), ...future);
  after(
    "$.paperLog.receivedAt",
    entry.calledAt,
    received,
    "The stated receipt is before the call; correct one of them.",
    "記録簿の受理時刻が着信より前になっています。どちらかを直してください。",
  );
  if (faults.length > 0) throw new Refusal("NOT_UNDERSTOOD", { faults });
}

/** What the hub understood of the form, as the other body's own report; a form that may not pass the desk is refused. */
export function asFiled(read: Understanding, { organisation, number }: DeskFiling): Understanding {
  if (!read.ok) return read;
  const [report, ...others] = read.reports;
  const refuse = (one: IntakeFault): Understanding => ({ ok: false, format: read.format, refused: [one] });
  if (!report || others.length > 0 || report.kind !== "common_form")
    return refuse(
      fault(
        "$.report",
        "Write one common form here, as common-form/1.",
        "共通様式を一つ、common-form/1 の形で書いてください。",
      ),
    );
  const named = report.subject.organisationRef;
  if (named !== null && named !== organisation.slug && named !== organisation.id)
    return refuse(
      fault(
        "$.report.answers.報告組織ID",
        "The form names another body than the one for which it is filed.",
        "様式の組織IDが、代わりに提出する相手の組織と違います。",
      ),
    );
  if (report.consent?.shareWithCoordinator !== true)
    return refuse(
      fault(
        "$.report.answers.調整機関への提供",
        "The caller has to agree that the coordinator has it; without that this desk may not keep it. Tell the caller to file it to its authority.",
        "調整機関への提供に同意がないものは、この窓口では預かれません。所管の機関へ提出するよう伝えてください。",
      ),
    );
  return { ...read, reports: [attributed(report, organisation, number)] };
}

function attributed(report: Report, organisation: Organisation, number: string): Report {
  return {
    ...report,
    sourceId: number,
    originator: organisation.slug,
    fields: report.fields.map((f) => (f.label === "報告番号" ? { ...f, raw: number } : f)),
    subject: {
      ...report.subject,
      organisationRef: organisation.slug,
      name: report.subject.name ?? organisation.name.ja,
    },
    items: report.items.map((item) => ({ ...item, originator: organisation.slug })),
  };
}

/** What the caller told this desk under RED stays with the two of them; all else goes by the rule. */
export function heardBy(label: Label, deskId: string): Label {
  return label.tlp === "red" && label.audience === null ? { ...label, audience: [deskId] } : label;
}

/** What only the two read: the desk entry, the reading field by field, the bytes. */
export function deskLabel(organisationId: string, deskId: string): Marking {
  return actLabel(organisationId, "amber", [deskId]);
}
