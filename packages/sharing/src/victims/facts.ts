/**
 * Which facts of a victim one recipient of a release is told: those that the victim consented to for exactly this recipient and that the
 * orderer chose. Nothing else decides, and each fact keeps the reason why it is told or not.
 */

/** What a victim may consent to have told of it, in the order in which it is said. `values`: which values stand in its own report. */
export const VICTIM_FIELDS = ["name", "sector", "region", "system", "occurred", "values"] as const;
export type VictimField = (typeof VICTIM_FIELDS)[number];

export const isVictimField = (word: string): word is VictimField => VICTIM_FIELDS.some((f) => f === word);

/** Whom a consent names: bodies, kinds of bodies, groups. */
export interface VictimAudience {
  readonly recipients: readonly string[];
  readonly kinds: readonly string[];
  readonly groups: readonly string[];
}

/** A consent as it stands when an order is given or previewed. */
export interface VictimConsent extends VictimAudience {
  readonly victimId: string;
  readonly fields: readonly VictimField[];
  /** Not ended, and its instant not come. */
  readonly stands: boolean;
  /** Is it about a report of the victim's own? */
  readonly ownReport: boolean;
  /** Does a value of that report, which is no echo and no copy, stand in the package? */
  readonly serves: boolean;
}

/** Why a fact is told or not; codes are stable. */
export type VictimRule =
  | "consented"
  | "not_chosen"
  | "not_in_force"
  | "other_audience"
  | "itself"
  | "beyond_consent"
  | "nothing_of_it"
  | "not_its_report";

export interface VictimReason {
  readonly field: VictimField;
  readonly included: boolean;
  readonly rule: VictimRule;
}

interface Recipient {
  readonly id: string;
  readonly kind: string;
  readonly groups: readonly string[];
}

/** Every fact with its reason, for one recipient. */
export function victimReasons(
  consent: VictimConsent,
  recipient: Recipient,
  chosen: readonly VictimField[],
): readonly VictimReason[] {
  return VICTIM_FIELDS.map((field) => {
    const rule = ruleFor(consent, recipient, chosen, field);
    return { field, included: rule === "consented", rule };
  });
}

function ruleFor(
  consent: VictimConsent,
  recipient: Recipient,
  chosen: readonly VictimField[],
  field: VictimField,
): VictimRule {
  if (!consent.stands) return "not_in_force";
  if (recipient.id === consent.victimId) return "itself";
  if (!isNamed(consent, recipient)) return "other_audience";
  if (!consent.fields.includes(field)) return "beyond_consent";
  if (!consent.serves) return "nothing_of_it";
  if (field === "values" && !consent.ownReport) return "not_its_report";
  return chosen.includes(field) ? "consented" : "not_chosen";
}

function isNamed(audience: VictimAudience, recipient: Recipient): boolean {
  return (
    audience.recipients.includes(recipient.id) ||
    audience.kinds.includes(recipient.kind) ||
    recipient.groups.some((g) => audience.groups.includes(g))
  );
}
