/**
 * Which reports form one incident, given the scored pairs. A function of the two sets, never of an order of arrival.
 * Strong links join first; under a policy with `minShare` a link joins two groups only where enough of the pairs across
 * them support it, so that one doubtful report cannot bridge two incidents of one organisation.
 */
import type { Holds, LinkPolicy, ScoredLink } from "../contract/index.ts";

/**
 * Every report with the id of its cluster, which is its smallest report id.
 * Links to reports outside the list are ignored. People's statements come first: `must` joins whatever the scores say,
 * `cannot` keeps apart; where they contradict, `cannot` wins.
 */
export function cluster(
  reports: Iterable<string>,
  links: Iterable<ScoredLink>,
  policy: LinkPolicy,
  holds: Holds = noHolds,
): Map<string, string> {
  const groups = new Groups(reports);
  const known = [...links].filter((link) => groups.has(link.a) && groups.has(link.b));
  const supported = new Set<string>();
  if (policy.minShare > 0)
    for (const link of known) if (link.score >= policy.support) supported.add(pair(link.a, link.b));
  const apart = new Apart(holds.cannot);
  for (const [a, b] of [...holds.must].map(ordered).sort(byIds)) {
    if (groups.has(a) && groups.has(b) && apart.allows(groups.members(a), groups.members(b))) groups.join(a, b);
  }
  for (const { a, b } of known.filter((link) => link.score >= policy.threshold).sort(byStrength)) {
    const [left, right] = [groups.members(a), groups.members(b)];
    if (left === right || !apart.allows(left, right)) continue;
    if (policy.minShare > 0 && share(left, right, supported) < policy.minShare) continue;
    groups.join(a, b);
  }
  return groups.ids();
}

const noHolds: Holds = { must: [], cannot: [] };

/** Share of the pairs across two groups that support. */
function share(left: readonly string[], right: readonly string[], supported: ReadonlySet<string>): number {
  let count = 0;
  for (const a of left) for (const b of right) if (supported.has(pair(a, b))) count += 1;
  return count / (left.length * right.length);
}

/** Pairs that people keep apart, asked from the smaller group. */
class Apart {
  readonly #against = new Map<string, Set<string>>();

  constructor(pairs: Holds["cannot"]) {
    for (const [a, b] of pairs) {
      this.#put(a, b);
      this.#put(b, a);
    }
  }

  allows(left: readonly string[], right: readonly string[]): boolean {
    if (this.#against.size === 0) return true;
    const others = new Set(right);
    return !left.some((a) => {
      const against = this.#against.get(a);
      return against !== undefined && [...against].some((b) => others.has(b));
    });
  }

  #put(a: string, b: string): void {
    const against = this.#against.get(a) ?? new Set<string>();
    against.add(b);
    this.#against.set(a, against);
  }
}

/** Disjoint groups with their members; the smaller list moves, so that n joins cost n log n moves. */
class Groups {
  readonly #group = new Map<string, string[]>();

  constructor(reports: Iterable<string>) {
    for (const report of reports) this.#group.set(report, [report]);
  }

  has(report: string): boolean {
    return this.#group.has(report);
  }

  /** One and the same array for all members of a group. */
  members(report: string): readonly string[] {
    return this.#group.get(report) ?? [];
  }

  join(a: string, b: string): void {
    const [x, y] = [this.#group.get(a), this.#group.get(b)];
    if (x === undefined || y === undefined || x === y) return;
    const [large, small] = x.length >= y.length ? [x, y] : [y, x];
    for (const member of small) {
      large.push(member);
      this.#group.set(member, large);
    }
  }

  ids(): Map<string, string> {
    const smallest = new Map<readonly string[], string>();
    for (const [report, group] of this.#group) {
      const known = smallest.get(group);
      if (known === undefined || report < known) smallest.set(group, report);
    }
    return new Map([...this.#group].map(([report, group]) => [report, smallest.get(group) ?? report]));
  }
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
