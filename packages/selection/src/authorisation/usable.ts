/**
 * Whether a permit may be used at an instant: its capability is in force, it is within its time, the commission's status token
 * says that it is alive, nobody who may has ended it, and it has what its own kind requires. What it holds beyond that does not
 * matter. The acts come from signed statements of the bodies concerned, never from the permit's own text. Closed by default.
 */
import type { Authorisation, UnusableCode, Use } from "../contract/index.ts";

/** What bodies did about one permit, each from a statement that was verified. */
export interface PermitActs {
  readonly decision?: { readonly id: string; readonly at: string };
  readonly partySignature?: { readonly by: string; readonly at: string };
  readonly commissionNotice?: { readonly at: string };
  readonly ownerConsent?: { readonly by: string; readonly at: string };
  /** The party's consents to other purposes, and what it took back: one purpose, or (null) the permit as a whole. */
  readonly otherUses?: readonly { readonly use: Use; readonly at: string }[];
  readonly withdrawals?: readonly { readonly use: Use | null; readonly at: string }[];
}

/** The commission's word, at most ten minutes old, on which permits are alive. */
export interface StatusToken {
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly alive: ReadonlySet<string>;
  /** Ended for good, and stopped for now. Either closes a permit that is called alive as well. */
  readonly revoked: ReadonlySet<string>;
  readonly suspended: ReadonlySet<string>;
  /** Capabilities whose legal basis is in force. */
  readonly inForce: ReadonlySet<string>;
  /** Other purposes that stand on the commission's list, by permit. */
  readonly otherUses: ReadonlyMap<string, ReadonlySet<Use>>;
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
  const owner = permit.capability === "ownerConsent";
  if (!owner && !law.inForce.has(permit.capability)) return "LEGAL_BASIS_NOT_IN_FORCE";
  if (!(Date.parse(permit.validFrom) <= now && now < Date.parse(permit.validUntil))) return "PERMIT_NOT_VALID_NOW";
  return (owner ? undefined : stopped(permit, law.status, now)) ?? lacking(permit, acts, now);
}

/** Why the commission's word does not let it be used, or undefined. */
export function stopped(permit: Authorisation, status: StatusToken | undefined, now: number): UnusableCode | undefined {
  if (!fresh(status, now)) return "PERMIT_STATUS_STALE";
  if (status.revoked.has(permit.id)) return "PERMIT_REVOKED";
  if (status.suspended.has(permit.id)) return "PERMIT_SUSPENDED";
  return status.alive.has(permit.id) ? undefined : "PERMIT_NOT_ALIVE";
}

/** What its own kind requires and it has not, or what its party took back. */
function lacking(permit: Authorisation, acts: PermitActs, now: number): UnusableCode | undefined {
  const by = (instant: string | undefined) => instant !== undefined && Date.parse(instant) <= now;
  const ofParty = (act: { readonly by: string; readonly at: string } | undefined) =>
    permit.party !== null && act?.by === permit.party && by(act.at);
  switch (permit.capability) {
    case "ownerConsent":
      if (!ofParty(acts.ownerConsent)) return "PERMIT_LACKS_CONSENT";
      break;
    case "partyAgreement":
      if (permit.agreementId === null || !ofParty(acts.partySignature) || !by(acts.commissionNotice?.at))
        return "PERMIT_LACKS_AGREEMENT";
      break;
    default:
      return by(acts.decision?.at) ? undefined : "PERMIT_LACKS_DECISION";
  }
  return acts.withdrawals?.some(({ use, at }) => use === null && by(at)) === true ? "PERMIT_WITHDRAWN" : undefined;
}

function fresh(status: StatusToken | undefined, now: number): status is StatusToken {
  if (status === undefined) return false;
  const [issued, expires] = [Date.parse(status.issuedAt), Date.parse(status.expiresAt)];
  return issued <= now && now < expires && expires - issued <= TOKEN_LIFE;
}
