/**
 * Whether a permit may be used at an instant: its capability is in force, it is within its time, the commission's status token
 * says that it is alive, and it has what its own kind requires. What it holds beyond that does not matter. The acts come from
 * signed statements of the bodies concerned, never from the permit's own text. Closed by default.
 */
import type { Authorisation, UnusableCode } from "../contract/index.ts";

/** What bodies did about one permit, each from a statement that was verified. */
export interface PermitActs {
  readonly decision?: { readonly id: string; readonly at: string };
  readonly partySignature?: { readonly by: string; readonly at: string };
  readonly commissionNotice?: { readonly at: string };
  readonly ownerConsent?: { readonly by: string; readonly at: string };
}

/** The commission's word, at most ten minutes old, on which permits are alive. */
export interface StatusToken {
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly alive: ReadonlySet<string>;
  /** Capabilities whose legal basis is in force. */
  readonly inForce: ReadonlySet<string>;
}

export interface Law {
  readonly now: string;
  /** Capabilities whose legal basis is in force now. The owner's consent needs none. */
  readonly inForce: ReadonlySet<string>;
  readonly status: StatusToken | undefined;
}

const TOKEN_LIFE = 10 * 60_000;

/** The reason why it may not be used now, or undefined. */
export function unusable(permit: Authorisation, acts: PermitActs, law: Law): UnusableCode | undefined {
  const now = Date.parse(law.now);
  const by = (instant: string | undefined) => instant !== undefined && Date.parse(instant) <= now;
  const owner = permit.capability === "ownerConsent";
  if (!owner && !law.inForce.has(permit.capability)) return "LEGAL_BASIS_NOT_IN_FORCE";
  if (!(Date.parse(permit.validFrom) <= now && now < Date.parse(permit.validUntil))) return "PERMIT_NOT_VALID_NOW";
  if (owner) {
    const { ownerConsent } = acts;
    const own = permit.party !== null && ownerConsent?.by === permit.party && by(ownerConsent.at);
    return own ? undefined : "PERMIT_LACKS_CONSENT";
  }
  if (!fresh(law.status, now)) return "PERMIT_STATUS_STALE";
  if (law.status?.alive.has(permit.id) !== true) return "PERMIT_NOT_ALIVE";
  if (permit.capability !== "partyAgreement") return by(acts.decision?.at) ? undefined : "PERMIT_LACKS_DECISION";
  const { partySignature, commissionNotice } = acts;
  const signed = permit.party !== null && partySignature?.by === permit.party && by(partySignature.at);
  return permit.agreementId !== null && signed && by(commissionNotice?.at) ? undefined : "PERMIT_LACKS_AGREEMENT";
}

function fresh(status: StatusToken | undefined, now: number): boolean {
  if (status === undefined) return false;
  const [issued, expires] = [Date.parse(status.issuedAt), Date.parse(status.expiresAt)];
  return issued <= now && now < expires && expires - issued <= TOKEN_LIFE;
}
