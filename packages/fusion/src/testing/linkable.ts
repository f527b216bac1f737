/**
 * Smallest reports for the tests of this package, and random ones that collide often enough to be interesting.
 */
import fc from "fast-check";
import type { FeatureSet, LinkableReport } from "../contract/index.ts";
import { nothingSaid } from "../features/nothing-said.ts";

/** A report that says only what the test says. */
export function linkable(report: string, said: Partial<FeatureSet> = {}): LinkableReport {
  return { report, features: { ...nothingSaid, ...said } };
}

/** A folded name from its words. */
export function named(words: string, ...aliases: readonly string[]): NonNullable<FeatureSet["organisation"]> {
  const tokens = words.split(" ");
  return { key: tokens.join(""), tokens, aliases };
}

/** What else reports say: few values, so that they often agree. */
const saidBeside: fc.Arbitrary<Partial<FeatureSet>> = fc
  .record({
    names: fc.subarray([
      { kind: "malware" as const, name: "LockBit", sure: true },
      { kind: "malware" as const, name: "Play", sure: false },
      { kind: "malware" as const, name: "tsukumo", sure: true },
    ]),
    techniques: fc.subarray(["T1486", "T1611", "T1059.001"]),
    note: fc.option(
      fc.record({
        files: fc.subarray(["readme.txt", "readme_q81.txt"]),
        extensions: fc.subarray([".q81x"]),
        shingles: fc.constant([]),
        print: fc.option(fc.constantFrom("a.b", "c.d"), { nil: null }),
      }),
      { nil: null },
    ),
    wallets: fc.subarray(["bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"]),
    persons: fc.subarray([["latin:sato taro"], ["han:佐藤太郎", "latin:sato taro"], ["latin:doe janet"]]),
    amounts: fc.subarray([
      { currency: "BTC", amount: 2.37 },
      { currency: "JPY", amount: 300_000_000 },
      { currency: "JPY", amount: 301_234_567 },
    ]),
    ownReference: fc.option(fc.constantFrom("CASE-2026-0991", "CASE-2026-0992"), { nil: null }),
    references: fc.subarray(["CASE-2026-0991", "INC0012345"]),
    roots: fc.subarray([{ kind: "vendor" as const, key: "corvane", name: "Corvane" }]),
    incidentType: fc.option(fc.constantFrom("ransomware", "ddos", "data_breach"), { nil: null }),
  })
  .map((said) => ({ ...said }));

const observable = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((n) => ({ kind: "ipv4", value: `203.0.113.${n}` })),
  fc.integer({ min: 1, max: 4 }).map((n) => ({ kind: "sha256", value: String(n).repeat(64) })),
  fc.integer({ min: 1, max: 3 }).map((n) => ({ kind: "domain", value: `d${n}.example` })),
  fc.constant({ kind: "ipv4", value: "8.8.8.8" }),
  fc.constant({ kind: "wallet", value: "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq" }),
);

/** Reports over a handful of values and a few weeks: many share something, few share enough. */
export const observableReports: fc.Arbitrary<readonly LinkableReport[]> = fc
  .array(
    fc.record({
      observables: fc.uniqueArray(observable, { maxLength: 4, selector: ({ kind, value }) => `${kind}:${value}` }),
      day: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null, freq: 8 }),
      told: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null, freq: 4 }),
      beside: saidBeside,
    }),
    { maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ observables, day, told, beside }, at) =>
      linkable(`r${String(at).padStart(2, "0")}`, {
        ...beside,
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
      beside: saidBeside,
      exact: fc.constantFrom(null, "hour", "minute"),
      about: fc.boolean(),
    }),
    { maxLength: 16 },
  )
  .map((rows) =>
    rows.map((row, at) =>
      linkable(`n${String(at).padStart(2, "0")}`, {
        ...row.beside,
        organisation: row.alias === null ? named(row.name) : named(row.name, row.alias),
        occurred:
          row.occurred === null
            ? null
            : {
                from: 20_000 + row.occurred,
                to: 20_000 + row.occurred + row.length,
                ...(row.exact === null ? {} : { precision: row.exact }),
                approximate: row.about,
              },
        reported: row.reported === null ? null : 20_000 + row.reported,
        affected: row.affected,
        region: row.region,
        source: row.source,
      }),
    ),
  );
