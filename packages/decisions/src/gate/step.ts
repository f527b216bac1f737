/**
 * Takes a measure one step, or says why not. The facts were read in the act's own transaction: whether the basis is in force
 * now, what was voted, who was consulted. Default is refusal. The answer never depends on whether somebody holds an objection:
 * after its approval every measure of a type waits the same deconfliction.
 */
import type { GateCode, GatePlan, MeasureEvent, MeasureState, WaitsFor } from "../contract/index.ts";
import { cellOf } from "../table/tables.ts";
import { type Ballot, tally } from "./votes.ts";

export interface GateFacts extends Ballot {
  readonly plan: GatePlan;
  readonly state: MeasureState;
  /** Of the plan's capability; true only when a basis in force was read for share. */
  readonly basisInForce: boolean;
  readonly formFaults: number;
  readonly targetAbroad: boolean;
  /** When the foreign ministry was consulted, by an act of its own; null when it was not. */
  readonly foreignConsultedAt: string | null;
  /** When the blind deconfliction of this version began, which is when it was approved; null before. */
  readonly deconflictionSince: string | null;
  /** An officer of deconfliction, by an act of its own, keeps the measure from being directed. */
  readonly stopped: boolean;
  readonly actor: { readonly personId: string; readonly organisationId: string };
  /** The written reason that an emergency demands. */
  readonly reason: string;
}

export type Step =
  | { readonly ok: true; readonly state: MeasureState }
  | { readonly ok: false; readonly code: GateCode; readonly waitsFor: WaitsFor };

const MINUTE = 60_000;

/** What the event makes of the measure. */
export function step(facts: GateFacts, event: MeasureEvent): Step {
  const next = cellOf(facts.plan.type, facts.state, event);
  if (next === "·") return { ok: false, code: "MEASURE_NOT_NOW", waitsFor: waitsFor(facts) };
  const refusal = guard(facts, event);
  if (refusal !== undefined) return { ok: false, ...refusal };
  // Without a legal review the draft goes straight on to the consultation.
  if (event === "send_to_review" && !facts.plan.legalReview) return { ok: true, state: "consulting" };
  if (next === "approved" && tally(facts.plan.approval, facts).says === "approved_with_conditions")
    return { ok: true, state: "approved_with_conditions" };
  return { ok: true, state: next };
}

type Refusal = { readonly code: GateCode; readonly waitsFor: WaitsFor };
const refuse = (code: GateCode, who: WaitsFor): Refusal => ({ code, waitsFor: who });

function guard(facts: GateFacts, event: MeasureEvent): Refusal | undefined {
  switch (event) {
    case "send_to_review":
      return facts.formFaults > 0 ? refuse("REQUEST_INCOMPLETE", "requester") : undefined;
    case "pass_review":
    case "review":
      return samePerson(facts, event === "review" ? "reviewer" : "legal");
    case "consultation_ends":
      return consulted(facts);
    case "submit":
      return basis(facts) ?? consulted(facts);
    case "accept":
      return basis(facts) ?? consulted(facts) ?? voted(facts, "approved");
    case "approve":
    case "approve_with_conditions":
    case "approve_ex_post":
      return basis(facts) ?? voted(facts, "approved");
    case "refuse":
    case "refuse_ex_post":
      return voted(facts, "refused");
    case "declare_emergency":
      return emergency(facts);
    case "direct":
      return basis(facts) ?? consulted(facts) ?? voted(facts, "approved") ?? deconflicted(facts);
    default:
      return undefined;
  }
}

function basis({ plan, basisInForce }: GateFacts): Refusal | undefined {
  return plan.capability !== null && !basisInForce ? refuse("LEGAL_BASIS_NOT_IN_FORCE", "legal") : undefined;
}

function consulted({ plan, targetAbroad, foreignConsultedAt, now }: GateFacts): Refusal | undefined {
  const done = foreignConsultedAt !== null && Date.parse(foreignConsultedAt) <= Date.parse(now);
  return plan.foreignConsultation && targetAbroad && !done
    ? refuse("CONSULTATION_MISSING", "foreign_ministry")
    : undefined;
}

function voted(facts: GateFacts, wanted: "approved" | "refused"): Refusal | undefined {
  const count = tally(facts.plan.approval, facts);
  if (wanted === "refused") return count.says === "refused" ? undefined : refuse("APPROVAL_MISSING", "approver");
  if (count.says === "refused") return refuse("APPROVAL_MISSING", "approver");
  if (count.says === "open") return refuse(count.code, "approver");
  return count.validUntil !== null && Date.parse(count.validUntil) <= Date.parse(facts.now)
    ? refuse("APPROVAL_EXPIRED", "approver")
    : undefined;
}

function deconflicted(facts: GateFacts): Refusal | undefined {
  if (deconflictionRuns(facts)) return refuse("CONSULTATION_RUNS", "consultation");
  return facts.stopped ? refuse("CONSULTATION_STOPPED", "consultation") : undefined;
}

function deconflictionRuns({
  plan,
  deconflictionSince,
  now,
}: Pick<GateFacts, "plan" | "deconflictionSince" | "now">): boolean {
  if (deconflictionSince === null) return true;
  return Date.parse(now) < Date.parse(deconflictionSince) + plan.deconflictionMinutes * MINUTE;
}

function samePerson({ actor, requester }: GateFacts, who: WaitsFor): Refusal | undefined {
  return actor.personId === requester.personId ? refuse("SAME_PERSON", who) : undefined;
}

function emergency(facts: GateFacts): Refusal | undefined {
  if (facts.plan.emergencyExPostMinutes === null) return refuse("EMERGENCY_NOT_ALLOWED", "approver");
  if (facts.reason.trim().length < 20) return refuse("REASON_MISSING", "requester");
  if (facts.formFaults > 0) return refuse("REQUEST_INCOMPLETE", "requester");
  return basis(facts) ?? consulted(facts);
}

/** Whom a measure in this state waits for, as everybody in the case may read it. */
export function waitsFor(
  facts: Pick<GateFacts, "state" | "plan" | "deconflictionSince" | "now"> & { readonly stopped?: boolean },
): WaitsFor {
  switch (facts.state) {
    case "legal_review":
      return "legal";
    case "consulting":
      return "foreign_ministry";
    case "consulted":
      return "requester";
    case "submitted":
    case "suspended":
    case "emergency":
      return "approver";
    case "approved":
    case "approved_with_conditions":
      return deconflictionRuns(facts) || facts.stopped === true ? "consultation" : "director";
    case "directed":
      return "director";
    case "outcome_reported":
      return "reviewer";
    default:
      return "requester";
  }
}
