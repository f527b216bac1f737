/**
 * Do two reports speak of the same incident, and why: constraint, evidence, sum. The waterfall of reasons adds up to the
 * score exactly. Symmetric, and a function of the two reports, the policy and the pinned reference alone.
 */
import type { LinkableReport, LinkPolicy, Reason, ScoredLink } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import { ceiling } from "./ceiling.ts";
import { mayJoin, sharedStrong } from "./constraint.ts";
import { affectedEvidence } from "./evidence-affected.ts";
import { circumstanceEvidence } from "./evidence-circumstance.ts";
import { nameEvidence } from "./evidence-name.ts";
import { listedEvidence, observableEvidence } from "./evidence-observable.ts";
import { timeEvidence } from "./evidence-time.ts";
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
  if (policy.kind === "notices" && ceiling(one, other, reference.weights) < atLeast - ROUNDING) return undefined;
  const [a, b] = one.report < other.report ? [one, other] : [other, one];
  const shared = sharedStrong(a, b);
  if (!mayJoin(a, b, shared, policy)) return undefined;
  const evidence =
    policy.kind === "observables" ? byObservables(a, b, shared, reference) : byNotices(a, b, shared, policy, reference);
  if (evidence === undefined) return undefined;
  const prior: Reason = { feature: "prior", code: "PRIOR", facts: {}, bits: reference.weights.prior };
  const reasons = [prior, ...evidence].map(inThousandths);
  const score = thousandths(sum(reasons));
  return score < atLeast ? undefined : { a: a.report, b: b.report, score, reasons };
}

/** The constraint has decided; the bits say how much stronger than needed the agreement is. */
function byObservables(a: Prepared, b: Prepared, shared: readonly string[], reference: Reference): readonly Reason[] {
  const { weights, warning } = reference;
  const days = Math.round(Math.abs((a.time ?? 0) - (b.time ?? 0)));
  const name = shared.length === 0 ? nameEvidence(a.names, b.names, weights) : undefined;
  const time: Reason = { feature: "time", code: "TIME_WITHIN_WINDOW", facts: { days }, bits: 0 };
  const listed = listedEvidence(a.features, b.features, warning);
  return [observableEvidence(shared, weights), name, time, listed].filter((reason) => reason !== undefined);
}

/** Undefined as well when nothing but the name speaks for the pair and the policy wants more. */
function byNotices(
  a: Prepared,
  b: Prepared,
  shared: readonly string[],
  policy: LinkPolicy,
  { weights, warning }: Reference,
): readonly Reason[] | undefined {
  const rest = [
    observableEvidence(shared, weights),
    ...timeEvidence(a.features, b.features, weights),
    affectedEvidence(a.features, b.features, weights),
    ...circumstanceEvidence(a.features, b.features, weights),
    listedEvidence(a.features, b.features, warning),
  ].filter((reason) => reason !== undefined);
  if (!policy.nameAloneLinks && !rest.some((reason) => reason.bits > 0)) return undefined;
  const name = nameEvidence(a.names, b.names, weights);
  return name === undefined ? rest : [name, ...rest];
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
