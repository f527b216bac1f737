/** Links a list of reports by the road of a hub, and compares what came of two orders. */
import {
  builtinPolicies,
  builtinReference,
  type LinkableReport,
  Linker,
  type LinkPolicy,
  type Reference,
} from "@noroshi/fusion";
import { mulberry32, shuffled } from "@noroshi/testing/chance";

export type Cases = ReadonlyMap<string, string>;

/** The case of every report. */
export function link(
  reports: readonly LinkableReport[],
  policy: LinkPolicy = builtinPolicies.notices,
  reference: Reference = builtinReference,
): Cases {
  const linker = new Linker(policy, reference);
  for (const report of reports) linker.add(report);
  return linker.clusters();
}

/** How many of `count` shuffles give exactly these cases. */
export function equalUnderShuffles(
  cases: Cases,
  count: number,
  reports: readonly LinkableReport[],
  policy?: LinkPolicy,
  reference?: Reference,
): number {
  let equal = 0;
  for (let seed = 1; seed <= count; seed += 1)
    if (same(cases, link(shuffled(reports, mulberry32(seed)), policy, reference))) equal += 1;
  return equal;
}

function same(a: Cases, b: Cases): boolean {
  return a.size === b.size && [...a].every(([report, id]) => b.get(report) === id);
}
