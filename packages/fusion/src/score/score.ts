/**
 * Do two reports speak of the same incident, and why: constraint, evidence, sum. The waterfall of reasons adds up to the
 * score exactly. Symmetric, and a function of the two reports, the policy and the pinned reference alone.
 */
import type { LinkableReport, LinkPolicy, Reason, ScoredLink } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import { ceiling } from "./ceiling.ts";
import { mayJoin, sharedStrong } from "./constraint.ts";
import { adversaryEvidence } from "./evidence-adversary.ts";
import { affectedEvidence } from "./evidence-affected.ts";
import { circumstanceEvidence } from "./evidence-circumstance.ts";
import { nameEvidence } from "./evidence-name.ts";
import { noisyEvidence } from "./evidence-noisy.ts";
import { listedEvidence, observableEvidence, rareOf } from "./evidence-observable.ts";
import { timeEvidence } from "./evidence-time.ts";
import { victimEvidence } from "./evidence-victim.ts";
import { type Prepared, prepare } from "./prepared.ts";

/** More than what rounding every reason can add. */
const ROUNDING = 0.01;

/** Scores one pair. Undefined when the policy forbids to join them, or both are the same report. */
export function score(
  a: LinkableReport,
  b: LinkableReport,
  policy: LinkPolicy,
  reference: Reference,
): ScoredLink | undefined {
  return scorePrepared(prepare(a, policy, reference), prepare(b, policy, reference), policy, reference);
}

/**
 * The same for reports that were prepared under the same policy and reference. Pairs that cannot reach `atLeast` bits even
 * with equal names come back undefined without their names being compared.
 */
export function scorePrepared(
  one: Prepared,
  other: Prepared,
  policy: LinkPolicy,
  reference: Reference,
  atLeast = Number.NEGATIVE_INFINITY,
): ScoredLink | undefined {
  if (one.report === other.report) return undefined;
  if (policy.kind === "notices" && ceiling(one, other, policy.prior, reference) < atLeast - ROUNDING) return undefined;
  const [a, b] = one.report < other.report ? [one, other] : [other, one];
  const shared = sharedStrong(a, b);
  if (!mayJoin(a, b, shared, policy)) return undefined;
  const rare = rareOf(shared, reference);
  const evidence =
    policy.kind === "observables"
      ? byObservables(a, b, rare, policy, reference)
      : byNotices(a, b, rare, policy, reference);
  if (evidence === undefined) return undefined;
  const prior: Reason = { feature: "prior", code: "PRIOR", facts: {}, bits: policy.prior };
  const reasons = [prior, ...evidence].map(inThousandths);
  const score = thousandths(sum(reasons));
  if (score < atLeast) return undefined;
  if (policy.kind === "notices" && score >= policy.threshold && !agreeEnough(reasons, rare.length, policy))
    return undefined;
  return { a: a.report, b: b.report, score, reasons };
}

/** The constraint has decided; the bits say how much stronger than needed the agreement is, and what else is alike. */
function byObservables(
  a: Prepared,
  b: Prepared,
  rare: readonly string[],
  policy: LinkPolicy,
  reference: Reference,
): readonly Reason[] {
  const { weights } = reference;
  const days = Math.round(Math.abs((a.time ?? 0) - (b.time ?? 0)));
  const name = rare.length === 0 ? nameEvidence(a.names, b.names, weights) : undefined;
  const time: Reason = { feature: "time", code: "TIME_WITHIN_WINDOW", facts: { days }, bits: 0 };
  const alike = [
    ...adversaryEvidence(a, b, reference),
    ...noisyEvidence(a.features, b.features, weights),
    ...circumstanceEvidence(a.features, b.features, reference),
  ].filter((reason) => reason.bits > 0);
  return [
    observableEvidence(rare, weights),
    name,
    time,
    ...alike.map((reason) => allowed(reason, policy)),
    ...listedEvidence(a.features, b.features, reference),
  ].filter((reason) => reason !== undefined);
}

/** Undefined as well when nothing but the name speaks for the pair and the policy wants more. */
function byNotices(
  a: Prepared,
  b: Prepared,
  rare: readonly string[],
  policy: LinkPolicy,
  reference: Reference,
): readonly Reason[] | undefined {
  const { weights } = reference;
  const rest = [
    observableEvidence(rare, weights),
    ...adversaryEvidence(a, b, reference),
    ...timeEvidence(a.features, b.features, weights),
    affectedEvidence(a.features, b.features, weights),
    ...noisyEvidence(a.features, b.features, weights),
    ...circumstanceEvidence(a.features, b.features, reference),
  ].flatMap((reason) => (reason === undefined ? [] : [allowed(reason, policy)]));
  if (!policy.nameAloneLinks && !rest.some((reason) => reason.bits > 0)) return undefined;
  const name = nameEvidence(a.names, b.names, weights);
  const head = name === undefined ? [] : [allowed(name, policy)];
  const victim = victimEvidence(a.features, b.features, name, rest, reference);
  return [...head, ...rest, ...victim, ...listedEvidence(a.features, b.features, reference)];
}

/** What the policy does not let speak for a link is told all the same, and weighs nothing. What speaks against stays. */
function allowed(reason: Reason, { features }: LinkPolicy): Reason {
  const { feature, bits, facts } = reason;
  if (bits <= 0 || features.some((one) => one === feature)) return reason;
  return { ...reason, facts: { ...facts, idle: 1 }, bits: 0 };
}

/**
 * Independent agreements: each strong value is one, every other feature that speaks for the pair is one. The day of the
 * incident and the day of the report are two where both organisations are known; else they are one, for half a country
 * reports on the day of a great attack.
 */
function agreeEnough(reasons: readonly Reason[], rare: number, policy: LinkPolicy): boolean {
  const named = reasons.some(({ feature }) => feature === "organisation");
  const speaking = new Set<string>();
  for (const { feature, code, bits } of reasons)
    if (bits > 0) speaking.add(named && code === "REPORTED_NEAR" ? "reported" : feature);
  if (policy.nameAloneLinks && speaking.has("organisation")) return true;
  const values = speaking.delete("observable") ? rare : 0;
  return values + speaking.size >= policy.minAgreements;
}

function sum(reasons: readonly Reason[]): number {
  return reasons.reduce((bits, reason) => bits + reason.bits, 0);
}

/** Thousandths of a bit, so that sums do not depend on the machine or on the order of adding. */
function thousandths(bits: number): number {
  return Math.round(bits * 1000) / 1000;
}

function inThousandths(reason: Reason): Reason {
  return { ...reason, bits: thousandths(reason.bits) };
}
