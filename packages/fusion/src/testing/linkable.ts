/**
 * Smallest reports for the tests of this package, and random ones that collide often enough to be interesting.
 */
import fc from "fast-check";
import type { FeatureSet, LinkableReport } from "../contract/index.ts";

const nothingSaid: FeatureSet = {
  observables: [],
  organisation: null,
  country: null,
  region: null,
  occurred: null,
  reported: null,
  affected: null,
  affectedLocal: null,
  incidentType: null,
  source: null,
  names: [],
  shingles: [],
};

/** A report that says only what the test says. */
export function linkable(report: string, said: Partial<FeatureSet> = {}): LinkableReport {
  return { report, features: { ...nothingSaid, ...said } };
}

/** A folded name from its words. */
export function named(words: string, ...aliases: readonly string[]): NonNullable<FeatureSet["organisation"]> {
  const tokens = words.split(" ");
  return { key: tokens.join(""), tokens, aliases };
}

const observable = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((n) => ({ kind: "ipv4", value: `203.0.113.${n}` })),
  fc.integer({ min: 1, max: 4 }).map((n) => ({ kind: "sha256", value: String(n).repeat(64) })),
  fc.integer({ min: 1, max: 3 }).map((n) => ({ kind: "domain", value: `d${n}.example` })),
);

/** Reports over a handful of values and a few weeks: many share something, few share enough. */
export const observableReports: fc.Arbitrary<readonly LinkableReport[]> = fc
  .array(
    fc.record({
      observables: fc.uniqueArray(observable, { maxLength: 4, selector: ({ kind, value }) => `${kind}:${value}` }),
      day: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null, freq: 8 }),
      told: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null, freq: 4 }),
    }),
    { maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ observables, day, told }, at) =>
      linkable(`r${String(at).padStart(2, "0")}`, {
        observables,
        occurred: day === null ? null : { from: 20_000 + day, to: 20_000 + day },
        reported: told === null ? null : 20_000 + told,
      }),
    ),
  );

const names = [
  "korimar hotels",
  "korimar hotel",
  "korimr hotels",
  "korimar",
  "zentor bank",
  "union hospital",
  "union hospital maine",
];

/** Notices of a few organisations that report again and again, in lists that know different things. */
export const noticeReports: fc.Arbitrary<readonly LinkableReport[]> = fc
  .array(
    fc.record({
      name: fc.constantFrom(...names),
      alias: fc.option(fc.constantFrom("korimar", "vantage", "zentorbank"), { nil: null, freq: 3 }),
      occurred: fc.option(fc.integer({ min: 0, max: 300 }), { nil: null }),
      length: fc.integer({ min: 0, max: 40 }),
      reported: fc.option(fc.integer({ min: 0, max: 700 }), { nil: null, freq: 12 }),
      affected: fc.option(fc.constantFrom(3, 500, 17_312, 17_313, 90_001), { nil: null }),
      region: fc.option(fc.constantFrom("ME", "TX"), { nil: null }),
      source: fc.option(fc.constantFrom("A", "B", "C"), { nil: null }),
    }),
    { maxLength: 16 },
  )
  .map((rows) =>
    rows.map((row, at) =>
      linkable(`n${String(at).padStart(2, "0")}`, {
        organisation: row.alias === null ? named(row.name) : named(row.name, row.alias),
        occurred:
          row.occurred === null ? null : { from: 20_000 + row.occurred, to: 20_000 + row.occurred + row.length },
        reported: row.reported === null ? null : 20_000 + row.reported,
        affected: row.affected,
        region: row.region,
        source: row.source,
      }),
    ),
  );
