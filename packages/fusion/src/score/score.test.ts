import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkableReport } from "../contract/index.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { builtinReference, referenceWith } from "../reference/reference.ts";
import { warningList } from "../reference/warning-list.ts";
import { linkable, named, noticeReports, observableReports } from "../testing/linkable.ts";
import { score } from "./score.ts";

const { observables, notices } = builtinPolicies;
const hash = { kind: "sha256", value: "a".repeat(64) };
const address = { kind: "ipv4", value: "203.0.113.9" };
const resolver = { kind: "ipv4", value: "192.0.2.53" };

describe("a score", () => {
  it("is the sum of its reasons, symmetric, and names both reports in order", () => {
    const pair = fc.oneof(noticeReports, observableReports).filter((reports) => reports.length > 1);
    fc.assert(
      fc.property(pair, fc.constantFrom(observables, notices), (reports, policy) => {
        const [a, b] = reports as unknown as [LinkableReport, LinkableReport];
        const link = score(a, b, policy, builtinReference);
        expect(score(b, a, policy, builtinReference)).toEqual(link);
        if (link === undefined) return;
        expect(link.a < link.b).toBe(true);
        expect(link.reasons.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(link.score, 9);
      }),
    );
  });

  it("of a report with itself is none", () => {
    const one = linkable("a", { observables: [hash, address], reported: 20_000 });
    expect(score(one, one, observables, builtinReference)).toBeUndefined();
  });
});

describe("under `observables`", () => {
  const at = (
    report: string,
    day: number | null,
    ...values: readonly { kind: string; value: string }[]
  ): LinkableReport => linkable(report, { observables: values, reported: day });

  it("two different strong values within the window join, whatever else differs", () => {
    const link = score(at("a", 20_000, hash, address), at("b", 20_014, hash, address), observables, builtinReference);
    expect(link?.score).toBeGreaterThanOrEqual(observables.threshold);
  });

  it("one shared value, however rare, does not", () => {
    expect(score(at("a", 20_000, hash), at("b", 20_000, hash, address), observables, builtinReference)).toBeUndefined();
  });

  it("a day beyond the window does not", () => {
    expect(
      score(at("a", 20_000, hash, address), at("b", 20_014.01, hash, address), observables, builtinReference),
    ).toBeUndefined();
  });

  it("a report without any time joins nothing", () => {
    expect(
      score(at("a", null, hash, address), at("b", 20_000, hash, address), observables, builtinReference),
    ).toBeUndefined();
  });

  it("a value on the warning list that both hold weighs nothing and is told with its count", () => {
    const reference = referenceWith(warningList([{ type: "ipv4", value: "192.0.2.53" }]).list);
    expect(
      score(at("a", 20_000, hash, resolver), at("b", 20_000, hash, resolver), observables, reference),
    ).toBeUndefined();
    expect(
      score(at("a", 20_000, hash, resolver), at("b", 20_000, hash, resolver), observables, builtinReference),
    ).toBeDefined();
    const more = { kind: "ipv4", value: "203.0.113.9" };
    const pair = [at("a", 20_000, hash, more, resolver), at("b", 20_000, hash, more, resolver)] as const;
    const without = score(at("a", 20_000, hash, more), at("b", 20_000, hash, more), observables, reference);
    const link = score(...pair, observables, reference);
    expect(link?.reasons.at(-1)).toEqual({
      feature: "observable",
      code: "OBSERVABLES_LISTED",
      facts: { count: 1, values: "192.0.2.53" },
      bits: 0,
    });
    expect(link?.score).toBe(without?.score);
  });

  it("domains, URLs and names do not count unless the policy says so", () => {
    const domains = [1, 2].map((n) => ({ kind: "domain", value: `d${n}.example` }));
    const [a, b] = [at("a", 20_000, ...domains), at("b", 20_000, ...domains)];
    expect(score(a, b, observables, builtinReference)).toBeUndefined();
    expect(score(a, b, { ...observables, domainLinks: true }, builtinReference)).toBeDefined();
    const [x, y] = ["x", "y"].map((id) => linkable(id, { organisation: named("korimar hotels"), reported: 20_000 }));
    if (x === undefined || y === undefined) throw new Error("two reports");
    expect(score(x, y, observables, builtinReference)).toBeUndefined();
    expect(score(x, y, { ...observables, nameAloneLinks: true }, builtinReference)).toBeDefined();
  });
});

describe("under `notices`", () => {
  const korimar = named("korimar hotels");
  const told = (report: string, day: number, said: Parameters<typeof linkable>[1] = {}): LinkableReport =>
    linkable(report, { organisation: korimar, reported: day, ...said });
  const bits = (a: LinkableReport, b: LinkableReport): number =>
    score(a, b, notices, builtinReference)?.score ?? Number.NEGATIVE_INFINITY;

  it("one rare name told in two lists within weeks is one incident", () => {
    expect(bits(told("a", 20_000, { source: "ME" }), told("b", 20_020, { source: "WA" }))).toBeGreaterThan(
      notices.threshold,
    );
  });

  it("a name alone never links: three months apart with nothing else", () => {
    expect(score(told("a", 20_000), told("b", 20_090), notices, builtinReference)).toBeUndefined();
  });

  it("the same day of the incident outweighs a late report", () => {
    const occurred = { from: 19_900, to: 19_900 };
    expect(bits(told("a", 20_000, { occurred }), told("b", 20_150, { occurred }))).toBeGreaterThan(notices.threshold);
  });

  it("days of the incident that lie months apart part two reports of one organisation", () => {
    const [a, b] = [
      told("a", 20_000, { occurred: { from: 19_700, to: 19_700 } }),
      told("b", 20_070, { occurred: { from: 19_990, to: 19_990 } }),
    ];
    expect(bits(a, b)).toBeLessThan(notices.threshold);
  });

  it("totals that differ tenfold speak against, equal ones for", () => {
    const base = bits(told("a", 20_000), told("b", 20_020));
    expect(bits(told("a", 20_000, { affected: 17_312 }), told("b", 20_020, { affected: 17_312 }))).toBeGreaterThan(
      base,
    );
    expect(bits(told("a", 20_000, { affected: 17_312 }), told("b", 20_020, { affected: 12 }))).toBeLessThan(base);
  });

  it("an equal small or round total is met anywhere and tells nothing or little", () => {
    const base = bits(told("a", 20_000), told("b", 20_020));
    expect(bits(told("a", 20_000, { affected: 1 }), told("b", 20_020, { affected: 1 }))).toBe(base);
    expect(bits(told("a", 20_000, { affected: 500 }), told("b", 20_020, { affected: 500 }))).toBeLessThan(base + 5);
  });

  it("two entries of one list are rarely one incident", () => {
    expect(bits(told("a", 20_000, { source: "ME" }), told("b", 20_020, { source: "ME" }))).toBeLessThan(
      notices.threshold,
    );
  });

  it("nobody reports an incident before it begins", () => {
    const later = told("b", 20_050, { occurred: { from: 20_040, to: 20_040 } });
    expect(bits(told("a", 20_000), later)).toBeLessThan(bits(told("a", 20_045), later));
  });

  it("reports more than the window apart are forbidden even with everything else equal", () => {
    const said = { occurred: { from: 19_900, to: 19_900 }, affected: 17_312 };
    expect(score(told("a", 20_000, said), told("b", 20_367, said), notices, builtinReference)).toBeUndefined();
    expect(score(told("a", 20_000, said), told("b", 20_366, said), notices, builtinReference)).toBeDefined();
  });
});
