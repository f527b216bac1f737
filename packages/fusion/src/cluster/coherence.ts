/**
 * Whether two reports can stand in one cluster that other links formed. Names may chain (one organisation is known by
 * several), circumstances may not: dates, totals and lists of every pair inside a cluster must bear each other.
 */
import type { LinkableReport, LinkPolicy, Reason, ScoredLink } from "../contract/index.ts";
import type { Reference } from "../reference/reference.ts";
import { type Prepared, prepare } from "../score/prepared.ts";
import { scorePrepared } from "../score/score.ts";
import { Groups } from "./groups.ts";

/** True if this pair speaks for a common cluster: a link by itself, or circumstances of at least `support` bits. */
export function isCoherent(link: ScoredLink, policy: LinkPolicy): boolean {
  return link.score >= policy.threshold || circumstances(link, policy) >= policy.support;
}

/** True if this pair is a link, or its names speak for one organisation. */
export function agreesByName(link: ScoredLink, policy: LinkPolicy): boolean {
  return (
    link.score >= policy.threshold || link.reasons.some(({ feature, bits }) => feature === "organisation" && bits > 0)
  );
}

/** Names may be one organisation's by another's word; two entries of one list may amend each other, or be two incidents. */
function circumstances(link: ScoredLink, { listInside }: LinkPolicy): number {
  return link.reasons.reduce((sum, { feature, bits }) => sum + counted(feature, listInside) * bits, 0);
}

function counted(feature: Reason["feature"], listInside: number): number {
  if (feature === "prior" || feature === "organisation") return 0;
  return feature === "source" ? listInside : 1;
}

/** Scores a pair, or remembers its score. */
export type PairScore = (a: Prepared, b: Prepared) => ScoredLink | undefined;

/**
 * The coherent pairs inside each component (reports that `links` connect), links found by their postings or not.
 * `cluster` wants them beside the links wherever the policy has a `minShare`; a transitive policy has none.
 */
export function companions(
  reports: readonly LinkableReport[],
  links: readonly ScoredLink[],
  policy: LinkPolicy,
  reference: Reference,
): readonly ScoredLink[] {
  const prepared = policy.minShare === 0 ? [] : reports.map((report) => prepare(report, policy, reference));
  return companionsOf(prepared, links, policy, (a, b) => scorePrepared(a, b, policy, reference));
}

/** The same for reports that were prepared under this policy. */
export function companionsOf(
  reports: readonly Prepared[],
  links: readonly ScoredLink[],
  policy: LinkPolicy,
  scored: PairScore,
): readonly ScoredLink[] {
  if (policy.minShare === 0) return [];
  const components = new Groups<string>();
  for (const { report } of reports) components.add(report);
  for (const { a, b, score } of links) if (score >= policy.threshold) components.join(a, b);
  const groups = Map.groupBy(reports, ({ report }) => components.members(report));
  return [...groups.values()].flatMap((members) => coherentPairs(members, policy, scored));
}

function coherentPairs(members: readonly Prepared[], policy: LinkPolicy, scored: PairScore): readonly ScoredLink[] {
  const found: ScoredLink[] = [];
  members.forEach((one, at) => {
    for (const other of members.slice(at + 1)) {
      const link = scored(one, other);
      if (link !== undefined && isCoherent(link, policy)) found.push(link);
    }
  });
  return found;
}
