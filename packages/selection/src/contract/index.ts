/** What a permit to select traffic says, and what became of a batch. Instants are ISO 8601 UTC. */

/** Foreign and domestic ends of a communication, from whom to whom. */
export type Direction = "FF" | "FD" | "DF" | "DD";
export const DIRECTIONS: readonly Direction[] = ["DD", "FD", "DF", "FF"];

/** Kinds of permit. `ownerConsent` is no permit of communications law and never meets the others. */
export const CAPABILITIES = [
  "partyAgreement",
  "foreignForeign",
  "foreignDomestic",
  "domesticForeign",
  "ownerConsent",
] as const;
export type SelectionCapability = (typeof CAPABILITIES)[number];

export interface PlanRow {
  /** A canonical address or range. */
  readonly prefix: string;
  readonly country: string;
  /** Whose network it is; empty where the plan does not say. */
  readonly holder: string;
}

export type Selector =
  | { readonly type: "address" | "cidr"; readonly value: string }
  | { readonly type: "endpoint"; readonly value: string; readonly port: number; readonly proto: string };

/** Forms of pseudonyms for addresses (draft-denis-ipcrypt): one to one, a new one each time, common prefixes kept. */
export const PSEUDONYM_FORMS = ["deterministic", "ndx", "pfx"] as const;
export type PseudonymForm = (typeof PSEUDONYM_FORMS)[number];

/** The fields that a permit may ask to have kept under a pseudonym. */
export const PSEUDONYM_FIELDS = ["id.orig_h", "id.resp_h"] as const;
export type PseudonymField = (typeof PSEUDONYM_FIELDS)[number];

/** What kept records are used for. The first is what selection is for; every other one is another purpose. */
export const USES = ["protect", "investigate", "measure", "regulate"] as const;
export type Use = (typeof USES)[number];

/** Fewer records than this could be told one by one from their counts. */
export const LEAST_BATCH = 64;

export interface Criteria {
  readonly id: string;
  readonly version: number;
  readonly targetAct: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly selectors: readonly Selector[];
}

export interface Authorisation {
  readonly id: string;
  readonly capability: SelectionCapability;
  readonly legalBasis: string;
  readonly directions: readonly Direction[];
  readonly party: string | null;
  readonly agreementId: string | null;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly criteria: Criteria;
  readonly permittedFields: readonly string[];
  readonly volumeCap: number;
  /** Address fields that are kept under a pseudonym, and its form. */
  readonly pseudonyms: Readonly<Partial<Record<PseudonymField, PseudonymForm>>>;
}

/** Why a record was destroyed. The counts by reason, with the kept, make the number seen. */
export const REASONS = [
  "domestic",
  "not_covered",
  "other_party",
  "out_of_period",
  "no_selector",
  "cap",
  "not_understood",
] as const;
export type Reason = (typeof REASONS)[number];

/**
 * How a batch looks under one permit. `directions` holds places in DIRECTIONS; `verdicts` holds 0 where the record may be kept
 * (up to the cap), else one more than the place of the reason in REASONS.
 */
export interface Look {
  readonly directions: Uint8Array;
  readonly verdicts: Uint8Array;
}

/** One kept record: permitted fields only, mail addresses as tokens. */
export interface KeptRecord {
  readonly authorisation: string;
  readonly direction: Direction;
  readonly fields: Readonly<Record<string, string>>;
}

export interface DirectionCounts {
  readonly received: number;
  readonly kept: number;
  readonly destroyed: number;
}

export interface Selected {
  readonly received: number;
  readonly kept: readonly KeptRecord[];
  /** Where in the batch each kept record stood; for what looks at the batch before it is wiped. */
  readonly places: Uint32Array;
  readonly destroyed: Readonly<Record<Reason, number>>;
  readonly perDirection: Readonly<Record<Direction, DirectionCounts>>;
  readonly capReached: readonly string[];
}

/** Why a permit may not be used now. */
export type UnusableCode =
  | "LEGAL_BASIS_NOT_IN_FORCE"
  | "PERMIT_NOT_VALID_NOW"
  | "PERMIT_STATUS_STALE"
  | "PERMIT_NOT_ALIVE"
  | "PERMIT_REVOKED"
  | "PERMIT_SUSPENDED"
  | "PERMIT_WITHDRAWN"
  | "PERMIT_LACKS_DECISION"
  | "PERMIT_LACKS_AGREEMENT"
  | "PERMIT_LACKS_CONSENT";

/** Why kept records may not be used for a purpose. */
export type UseCode = UnusableCode | "USE_NOT_OPEN" | "USE_NOT_CONSENTED" | "USE_NOT_LISTED";

/** Why what was signed does not count. */
export type SignedCode =
  | "SIGNED_NOT_READABLE"
  | "SIGNED_BY_NOBODY_KNOWN"
  | "SIGNED_BY_THE_WRONG_BODY"
  | "SIGNED_FOR_ANOTHER_REALM"
  | "SIGNED_ABOUT_ANOTHER_PERMIT"
  | "PERMIT_NOT_READABLE";
