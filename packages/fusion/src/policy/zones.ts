/**
 * Three zones: a pair links by itself, is proposed to a person, or is left alone. The zones are data of the policy; the score is
 * the same one, asked with the policy's wider constraint.
 */
import type { LinkPolicy, ScoredLink, Zone } from "../contract/index.ts";

/** The policy with the constraint under which pairs are proposed: nothing that it finds is a link for that alone. */
export function proposing(policy: LinkPolicy): LinkPolicy {
  return {
    ...policy,
    minSharedStrongObservables: policy.proposeShared,
    minAgreements: 1,
    threshold: policy.proposeFrom,
  };
}

/** @param link the pair under the policy itself; @param wide the same pair under its proposing form */
export function zoneOf(link: ScoredLink | undefined, wide: ScoredLink | undefined, policy: LinkPolicy): Zone {
  if (link !== undefined && link.score >= policy.threshold) return "link";
  return wide !== undefined && wide.score >= policy.proposeFrom ? "propose" : "ignore";
}
