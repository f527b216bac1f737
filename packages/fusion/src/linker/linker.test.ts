import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkableReport, LinkPolicy } from "../contract/index.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { loadPolicy } from "../policy/load.ts";
import { builtinReference, referenceWith } from "../reference/reference.ts";
import { warningList } from "../reference/warning-list.ts";
import { score } from "../score/score.ts";
import { linkable, noticeReports, observableReports } from "../testing/linkable.ts";
import { Linker } from "./linker.ts";

const { observables, notices } = builtinPolicies;

function clusters(
  reports: readonly LinkableReport[],
  policy: LinkPolicy,
  reference = builtinReference,
): ReadonlyMap<string, string> {
  const linker = new Linker(policy, reference);
  for (const report of reports) linker.add(report);
  return new Map([...linker.clusters()].sort());
}

/** The rule read aloud: every pair, then transitively, without postings, scores or code of this package. */
function byRule(
  reports: readonly LinkableReport[],
  rule: { least: number; kinds: readonly string[]; days: number; listed: readonly string[] } = {
    least: 2,
    kinds: ["ipv4", "sha256"],
    days: 14,
    listed: [],
  },
): ReadonlyMap<string, string> {
  const id = new Map(reports.map(({ report }) => [report, report]));
  const strong = ({ features }: LinkableReport): readonly string[] =>
    features.observables
      .filter(({ kind, value }) => rule.kinds.includes(kind) && !rule.listed.includes(value))
      .map(({ kind, value }) => `${kind}:${value}`);
  const time = ({ features }: LinkableReport): number => features.occurred?.from ?? features.reported ?? Number.NaN;
  for (const a of reports) {
    for (const b of reports) {
      const shared = strong(a).filter((value) => strong(b).includes(value)).length;
      if (a === b || shared < rule.least || !(Math.abs(time(a) - time(b)) <= rule.days)) continue;
      const [x, y] = [id.get(a.report), id.get(b.report)];
      for (const [report, own] of id) if (own === x && y !== undefined) id.set(report, y);
    }
  }
  return new Map(
    [...id]
      .map(
        ([report, own]) =>
          [
            report,
            [...id]
              .filter(([, other]) => other === own)
              .map(([member]) => member)
              .sort()[0] ?? report,
          ] as const,
      )
      .sort(),
  );
}

const reportsAndOrder = (
  reports: fc.Arbitrary<readonly LinkableReport[]>,
): fc.Arbitrary<readonly [readonly LinkableReport[], readonly LinkableReport[]]> =>
  reports.chain((list) =>
    fc.shuffledSubarray([...list], { minLength: list.length }).map((shuffled) => [list, shuffled] as const),
  );

describe("the linker", () => {
  it("under any policy of shared values gives exactly what its numbers say, whatever the bits would say", () => {
    const rules = fc.record({
      least: fc.integer({ min: 1, max: 4 }),
      kinds: fc.subarray(["ipv4", "sha256", "domain"]),
      days: fc.constantFrom(0, 0.5, 3, 14, 60),
      listed: fc.subarray(["203.0.113.1", "203.0.113.4", "d1.example"]),
    });
    fc.assert(
      fc.property(observableReports, rules, (reports, rule) => {
        const read = loadPolicy({
          id: "drawn",
          minSharedStrongObservables: rule.least,
          strongTypes: rule.kinds,
          windowDays: rule.days,
        });
        if (!read.ok) throw new Error("policy");
        const entries = rule.listed.map((value) => ({
          type: value.endsWith("example") ? ("domain" as const) : ("cidr" as const),
          value: value.endsWith("example") ? value : `${value}/32`,
        }));
        const reference = referenceWith(warningList(entries).list);
        expect(clusters(reports, read.policy, reference)).toEqual(byRule(reports, rule));
      }),
    );
  });

  it("under `observables` gives exactly what the rule says", () => {
    fc.assert(
      fc.property(observableReports, (reports) => {
        expect(clusters(reports, observables)).toEqual(byRule(reports));
      }),
    );
  });

  it("gives the same clusters in any order of arrival", () => {
    const cases = fc.oneof(
      reportsAndOrder(observableReports).map((orders) => ({ orders, policy: observables })),
      reportsAndOrder(noticeReports).map((orders) => ({ orders, policy: notices })),
    );
    fc.assert(
      fc.property(cases, ({ orders: [one, other], policy }) => {
        expect(clusters(other, policy)).toEqual(clusters(one, policy));
      }),
    );
  });

  it("finds every link between equal or nearly equal names that comparing all pairs finds, and no other", () => {
    fc.assert(
      fc.property(noticeReports, (reports) => {
        const linker = new Linker(notices, builtinReference);
        const found = new Map(
          reports.flatMap((report) => linker.add(report)).map((link) => [`${link.a} ${link.b}`, link]),
        );
        reports.forEach((a, at) => {
          for (const b of reports.slice(at + 1)) {
            const link = score(a, b, notices, builtinReference);
            const near = link?.reasons.some(({ code }) => code === "NAME_EQUAL" || code === "NAME_NEAR") ?? false;
            const met = found.get(`${a.report} ${b.report}`);
            if (met !== undefined) expect(met).toEqual(link);
            if (link !== undefined && near) expect(met !== undefined).toBe(link.score >= notices.threshold);
          }
        });
      }),
    );
  });

  it("answers after each report as if that were all there is", () => {
    fc.assert(
      fc.property(noticeReports, (reports) => {
        const linker = new Linker(notices, builtinReference);
        reports.forEach((report, at) => {
          linker.add(report);
          expect(new Map([...linker.clusters()].sort())).toEqual(clusters(reports.slice(0, at + 1), notices));
        });
      }),
      { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) / 4) },
    );
  });

  it("scores a pair the same whatever else is stored: rarity is the table's, never a count over reports", () => {
    const cases = fc.oneof(
      observableReports.map((reports) => ({ reports, policy: observables })),
      noticeReports.map((reports) => ({ reports, policy: notices })),
    );
    fc.assert(
      fc.property(cases, fc.nat(), ({ reports, policy }, hidden) => {
        // what a reader is shown when some reports are there, and when they are not
        const seen = reports.filter((_, at) => at % 3 !== hidden % 3);
        const [whole, part] = [new Linker(policy, builtinReference), new Linker(policy, builtinReference)];
        const links = reports.flatMap((report) => whole.add(report));
        const own = seen.flatMap((report) => part.add(report));
        const visible = new Set(seen.map(({ report }) => report));
        expect(own).toEqual(links.filter(({ a, b }) => visible.has(a) && visible.has(b)));
      }),
    );
  });

  it("adds nothing for a report that it knows", () => {
    const linker = new Linker(observables, builtinReference);
    const report = linkable("a", { observables: [{ kind: "ipv4", value: "203.0.113.1" }] });
    linker.add(report);
    expect(linker.add(report)).toEqual([]);
    expect(linker.clusters()).toEqual(new Map([["a", "a"]]));
  });

  it("is defined for no report and for one", () => {
    const linker = new Linker(notices, builtinReference);
    expect(linker.clusters().size).toBe(0);
    expect(linker.add(linkable("a"))).toEqual([]);
    expect(linker.clusters()).toEqual(new Map([["a", "a"]]));
  });
});
