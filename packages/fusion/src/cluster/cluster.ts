/**
 * Which reports form one incident, given the scored pairs. A function of the two sets, never of an order of arrival.
 * Strong links join first; under a policy with `minShare` a link joins two groups only where nearly every pair across them
 * is coherent and enough of them agree by name, so that one doubtful report cannot bridge two incidents.
 */
import type { Holds, LinkPolicy, ScoredLink } from "../contract/index.ts";
import { agreesByName, isCoherent } from "./coherence.ts";
import { Groups } from "./groups.ts";
import { Apart, noHolds } from "./holds.ts";

/**
 * Every report with the id of its cluster, which is its smallest report id.
 * `links` are the scored pairs, and under a policy with `minShare` their companions too; those to reports outside the list
 * are ignored. People's statements come first: `must` joins whatever the scores say, `cannot` keeps apart; where they
 * contradict, `cannot` wins.
 */
export function cluster(
  reports: Iterable<string>,
  links: Iterable<ScoredLink>,
  policy: LinkPolicy,
  holds: Holds = noHolds,
): Map<string, string> {
  const groups = new Groups<string>();
  for (const report of reports) groups.add(report);
  const known = [...links].filter((link) => groups.has(link.a) && groups.has(link.b));
  const cross = policy.minShare > 0 ? crossPairs(known, policy) : undefined;
  const apart = new Apart(holds.cannot);
  for (const [a, b] of holds.must.map(ordered).sort(byIds)) {
    if (groups.has(a) && groups.has(b) && apart.allows(groups.members(a), groups.members(b))) groups.join(a, b);
  }
  for (const { a, b } of known.filter((link) => link.score >= policy.threshold).sort(byStrength)) {
    const [left, right] = [groups.members(a), groups.members(b)];
    if (left === right || !apart.allows(left, right)) continue;
    if (cross !== undefined && !bears(left, right, cross, policy)) continue;
    groups.join(a, b);
  }
  return smallestIds(groups);
}

/** The coherent pairs, and whether they also agree by name. */
function crossPairs(links: readonly ScoredLink[], policy: LinkPolicy): ReadonlyMap<string, boolean> {
  return new Map(
    links.filter((link) => isCoherent(link, policy)).map((link) => [pair(link.a, link.b), agreesByName(link, policy)]),
  );
}

/** Enough of the pairs across both groups agree and few are incoherent. A pair that nobody scored is incoherent. */
function bears(
  left: readonly string[],
  right: readonly string[],
  cross: ReadonlyMap<string, boolean>,
  { minShare, tolerance }: LinkPolicy,
): boolean {
  let agreeing = 0;
  let incoherent = 0;
  for (const a of left) {
    for (const b of right) {
      const agrees = cross.get(pair(a, b));
      if (agrees === undefined) incoherent += 1;
      else if (agrees) agreeing += 1;
    }
  }
  const all = left.length * right.length;
  return agreeing >= minShare * all && incoherent <= tolerance * all;
}

function smallestIds(groups: Groups<string>): Map<string, string> {
  const smallest = new Map<readonly string[], string>();
  for (const [report, group] of groups) {
    const known = smallest.get(group);
    if (known === undefined || report < known) smallest.set(group, report);
  }
  return new Map([...groups].map(([report, group]) => [report, smallest.get(group) ?? report]));
}

function pair(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function ordered([a, b]: readonly [string, string]): readonly [string, string] {
  return a < b ? [a, b] : [b, a];
}

function byIds([a, b]: readonly [string, string], [c, d]: readonly [string, string]): number {
  return a < c ? -1 : a > c ? 1 : b < d ? -1 : b > d ? 1 : 0;
}

function byStrength(x: ScoredLink, y: ScoredLink): number {
  return y.score - x.score || byIds([x.a, x.b], [y.a, y.b]);
}
