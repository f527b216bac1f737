/** What oversight speaks of: the entries of the register, and how a profile names them. Instants are ISO 8601 UTC. */
import type { MeasureType } from "@noroshi/decisions/contract";

export interface Words {
  readonly en: string;
  readonly ja: string;
}

/** What happens to a request. */
export const REQUEST_ACTS = [
  "request",
  "approval",
  "conditional_approval",
  "refusal",
  "emergency",
  "revocation",
  "withdrawal",
  "expiry",
  "outcome",
  "ex_post_review",
] as const;

/** What happened to a request, or what the commission did by itself, as one recorded act each. */
export const REGISTER_ACTS = [...REQUEST_ACTS, "inspection", "notice", "demand", "recommendation"] as const;
export type RegisterAct = (typeof REGISTER_ACTS)[number];

/** One recorded act of the register. */
export interface RegisterEntry {
  /** The act itself: every figure drills down to these. */
  readonly id: string;
  readonly act: RegisterAct;
  readonly at: string;
  /** The request, or the inspection or word of the commission, that it belongs to. */
  readonly subject: string;
  /** The number by which people know the subject. */
  readonly number: string;
  /** The provision of law, as the profile names it; null when its rules find none. */
  readonly provision: string | null;
  /** A request for more of what was approved before, and what was decided on it. */
  readonly extension: boolean;
  readonly exercise: boolean;
}

/** What of a request decides under which provision it stands. */
export interface ProvisionFacts {
  readonly type: MeasureType;
  /** FF, FD, DF: foreign or domestic ends; null where the request has none. */
  readonly direction: string | null;
  /** The kind of the body that asks. */
  readonly askedBy: string;
}

/** From and to, to exclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}
