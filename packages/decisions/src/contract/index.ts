/** What a measure is made of, for later stages and for the hub. Ids are opaque; instants are ISO 8601 UTC. */

/** What may be asked for. Noroshi records and gates; it performs none of them. */
export const MEASURE_TYPES = [
  "block",
  "notify_victim",
  "patch_order",
  "take_down",
  "sinkhole_request",
  "freeze_funds",
  "recall_funds",
  "seize",
  "public_attribution",
  "neutralise",
  "acquire_communications",
] as const;
export type MeasureType = (typeof MEASURE_TYPES)[number];

export const STATES = [
  "drafted",
  "legal_review",
  "consulting",
  "consulted",
  "submitted",
  "approved",
  "approved_with_conditions",
  "refused",
  "emergency",
  "suspended",
  "directed",
  "outcome_reported",
  "reviewed",
  "closed",
  "withdrawn",
  "expired",
] as const;
export type MeasureState = (typeof STATES)[number];

export const EVENTS = [
  "edit",
  "send_to_review",
  "pass_review",
  "return",
  "consultation_ends",
  "submit",
  "approve",
  "approve_with_conditions",
  "refuse",
  "time_out",
  "object_changes",
  "accept",
  "declare_emergency",
  "approve_ex_post",
  "refuse_ex_post",
  "direct",
  "report_outcome",
  "review",
  "close",
  "withdraw",
  "expire",
] as const;
export type MeasureEvent = (typeof EVENTS)[number];

/** Why a gate does not open. The answer to the asker is one of these, and nothing that hangs on what it may not see. */
export type GateCode =
  | "MEASURE_NOT_NOW"
  | "LEGAL_BASIS_NOT_IN_FORCE"
  | "REQUEST_INCOMPLETE"
  | "CONSULTATION_RUNS"
  | "CONSULTATION_STOPPED"
  | "CONSULTATION_MISSING"
  | "APPROVAL_MISSING"
  | "APPROVAL_EXPIRED"
  | "APPROVAL_OF_SOMETHING_ELSE"
  | "SAME_PERSON"
  | "SAME_ORGANISATION"
  | "EMERGENCY_NOT_ALLOWED"
  | "REASON_MISSING";

/** Whom a measure waits for, in words that screens translate. */
export type WaitsFor =
  | "requester"
  | "legal"
  | "consultation"
  | "foreign_ministry"
  | "approver"
  | "director"
  | "reviewer";

/** How a type of measure is gated in a profile: data, never code. Durations in minutes. */
export interface GatePlan {
  readonly type: MeasureType;
  /** The kinds of bodies that may ask for it. */
  readonly askedBy: readonly string[];
  /** The capability whose legal basis must be in force when the act commits; null where none is needed. */
  readonly capability: string | null;
  readonly legalReview: boolean;
  /** Between its approval and its direction every measure of the type waits so long for whoever might object, hold or no hold. */
  readonly deconflictionMinutes: number;
  /** A target outside the country needs the foreign ministry's consultation first. */
  readonly foreignConsultation: boolean;
  readonly approval: {
    /** The kind of body that approves, such as commission or coordinator. */
    readonly by: string;
    readonly quorum: number;
    /** One refusal of an approver ends it. */
    readonly veto: boolean;
    /** The approver belongs to another organisation than the requester. */
    readonly otherOrganisation: boolean;
    /** Approvals must come from at least so many organisations. */
    readonly organisations: number;
    readonly timeOutMinutes: number | null;
  };
  /** How long an approval holds; null as long as it says itself. */
  readonly validMinutes: number | null;
  /** The clock of the approval after the act; null where there is no emergency. */
  readonly emergencyExPostMinutes: number | null;
  /** Milder means that must have been considered, by name; the form asks for each. */
  readonly subsidiarity: boolean;
  /** What earlier effects on the same target ask of the gate; null: they are shown and ask for nothing. */
  readonly afterHarm: AfterHarm | null;
}

/** What the gate asks for in addition, where a recipient of an earlier measure on the same target reported one of these. */
export interface AfterHarm {
  readonly on: readonly EffectSaid[];
  /** So many approvals more. */
  readonly approvals: number;
  /** A legal officer of the asking body looks at it, also where the plan asks for none. */
  readonly legalReview: boolean;
  /** How long an effect counts; null: for ever. */
  readonly withinMinutes: number | null;
}

/** What a recipient says came of a direction. */
export const EFFECTS_SAID = ["applied", "failed", "false_positive", "harm"] as const;
export type EffectSaid = (typeof EFFECTS_SAID)[number];

/** A vote of a person for a body, as the act was recorded; never taken from a request's own text. */
export interface Vote {
  readonly personId: string;
  readonly organisationId: string;
  /** The kind of that body: only votes of the kind that approves count. */
  readonly bodyKind: string;
  /** Whose vote it is when it was delegated; the delegate may not vote for itself too. */
  readonly onBehalfOf?: string;
  readonly says: "approve" | "approve_with_conditions" | "refuse";
  /** The digest of exactly what was voted on. */
  readonly objectDigest: string;
  readonly at: string;
  readonly validUntil?: string;
}
