import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkPolicy, ScoredLink } from "../contract/index.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { cluster } from "./cluster.ts";

const { observables, notices } = builtinPolicies;
const ids = ["a", "b", "c", "d", "e", "f"];

/** A pair with so many bits of name and of circumstance. */
function link(a: string, b: string, name: number, circumstance: number): ScoredLink {
  const reasons = [
    { feature: "organisation", code: "NAME_EQUAL", facts: {}, bits: name },
    { feature: "time", code: "REPORTED_NEAR", facts: {}, bits: circumstance },
  ] as const;
  return { a, b, score: name + circumstance, reasons };
}

const pairs = ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const));
const bits = fc.integer({ min: -6, max: 6 });
const links: fc.Arbitrary<readonly ScoredLink[]> = fc
  .tuple(
    ...pairs.map(([a, b]) =>
      fc.option(
        fc.tuple(bits, bits).map(([name, rest]) => link(a, b, name, rest)),
        { nil: null },
      ),
    ),
  )
  .map((drawn) => drawn.filter((one) => one !== null));

const policy = fc.constantFrom<LinkPolicy>(observables, notices, { ...notices, minShare: 1, tolerance: 0 });

describe("clusters", () => {
  it("are the same in any order of reports and links", () => {
    fc.assert(
      fc.property(links, policy, fc.infiniteStream(fc.nat()), (drawn, rule, random) => {
        const shuffle = <T>(list: readonly T[]): readonly T[] =>
          list
            .map((item) => ({ item, at: random.next().value ?? 0 }))
            .sort((x, y) => x.at - y.at)
            .map(({ item }) => item);
        const first = cluster(ids, drawn, rule);
        const second = cluster(shuffle(ids), shuffle(drawn), rule);
        expect([...second].sort()).toEqual([...first].sort());
      }),
    );
  });

  it("are called by their smallest report", () => {
    fc.assert(
      fc.property(links, policy, (drawn, rule) => {
        const clusters = cluster(ids, drawn, rule);
        for (const [report, id] of clusters) {
          expect(clusters.get(id)).toBe(id);
          expect(id <= report).toBe(true);
        }
      }),
    );
  });

  it("join only what links connect", () => {
    fc.assert(
      fc.property(links, policy, (drawn, rule) => {
        const transitive = cluster(ids, drawn, { ...rule, minShare: 0 });
        for (const [report, id] of cluster(ids, drawn, rule)) expect(transitive.get(report)).toBe(transitive.get(id));
      }),
    );
  });

  it("of one component do not depend on what lies outside it", () => {
    fc.assert(
      fc.property(links, policy, (drawn, rule) => {
        const components = cluster(ids, drawn, { ...rule, minShare: 0 });
        const whole = cluster(ids, drawn, rule);
        for (const [report, component] of components) {
          const members = ids.filter((id) => components.get(id) === component);
          expect(cluster(members, drawn, rule).get(report)).toBe(whole.get(report));
        }
      }),
    );
  });

  it("are transitive where the policy says so", () => {
    const chain = [link("a", "b", 5, 1), link("b", "c", 5, 1)];
    expect(cluster(["a", "b", "c"], chain, observables).get("c")).toBe("a");
  });

  it("are not bridged by a report between two incidents of one organisation", () => {
    const chain = [link("a", "b", 5, 1), link("b", "c", 5, 0.5), link("a", "c", 5, -9)];
    expect(cluster(["a", "b", "c"], chain, notices)).toEqual(
      new Map([
        ["a", "a"],
        ["b", "a"],
        ["c", "c"],
      ]),
    );
  });

  it("bear one late report among many that agree, but not among few", () => {
    const group = (size: number) => ["a", "b", "c", "d", "e", "f", "g", "h"].slice(0, size);
    const late = (members: readonly string[]): ReadonlyMap<string, string> => {
      const within = members.flatMap((a, at) => members.slice(at + 1).map((b) => link(a, b, 5, 5)));
      const towards = members.slice(1).map((a) => link(a, "z", 5, 0.5));
      return cluster([...members, "z"], [...within, ...towards], notices);
    };
    expect(late(group(8)).get("z")).toBe("a");
    expect(late(group(3)).get("z")).toBe("z");
  });

  it("let names chain where circumstances bear it", () => {
    const alias = [link("a", "b", 5, 1), link("b", "c", 5, 0.5), link("a", "c", -12, 3)];
    expect(cluster(["a", "b", "c"], alias, notices).get("c")).toBe("a");
  });

  it("do not grow over a pair that nobody scored, unless the policy is transitive", () => {
    const chain = [link("a", "b", 5, 1), link("b", "c", 5, 0.5)];
    expect(cluster(["a", "b", "c"], chain, notices).get("c")).toBe("c");
  });

  it("follow people's word: must joins, cannot parts, and cannot wins", () => {
    const strong = [link("a", "b", 9, 9)];
    expect(cluster(ids, strong, notices, { must: [], cannot: [["b", "a"]] }).get("b")).toBe("b");
    expect(cluster(ids, [], notices, { must: [["d", "c"]], cannot: [] }).get("d")).toBe("c");
    expect(cluster(ids, [], notices, { must: [["d", "c"]], cannot: [["c", "d"]] }).get("d")).toBe("d");
  });

  it("keep apart whole groups, not only the two reports named", () => {
    const holds = {
      must: [
        ["a", "b"],
        ["c", "d"],
      ],
      cannot: [["a", "d"]],
    } as const;
    expect(cluster(ids, [link("b", "c", 9, 9)], observables, holds).get("c")).toBe("c");
  });

  it("ignore links to reports that are not there", () => {
    expect(cluster(["a"], [link("a", "z", 9, 9)], observables)).toEqual(new Map([["a", "a"]]));
  });
});
