import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FeatureSet, LinkableReport } from "../contract/index.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { builtinReference, referenceWith } from "../reference/reference.ts";
import { warningList } from "../reference/warning-list.ts";
import { score } from "../score/score.ts";
import { linkable, named, observableReports } from "../testing/linkable.ts";
import { blockingKeys, windowedKeys } from "./tokens.ts";

const { observables, notices } = builtinPolicies;

function share(a: LinkableReport, b: LinkableReport, policy: typeof notices): boolean {
  const [one, other] = [a, b].map((r) => blockingKeys(r.features, policy, builtinReference));
  if (one === undefined || other === undefined || Math.abs(one.day - other.day) > policy.windowDays) return false;
  return other.keys.some((key) => one.keys.includes(key));
}

const keysOf = (report: LinkableReport, policy: typeof notices): readonly string[] =>
  blockingKeys(report.features, policy, builtinReference)?.keys ?? [];

describe("postings", () => {
  it("bring together every pair that `observables` can join", () => {
    fc.assert(
      fc.property(observableReports, (reports) => {
        for (const a of reports) {
          for (const b of reports) {
            if (score(a, b, observables, builtinReference) !== undefined) expect(share(a, b, observables)).toBe(true);
          }
        }
      }),
    );
  });

  it("bring together a name and its misspelling, a short form, an alias", () => {
    const at = (report: string, words: string, ...aliases: readonly string[]): LinkableReport =>
      linkable(report, { organisation: named(words, ...aliases), reported: 20_000 });
    expect(share(at("a", "matson navigation"), at("b", "matson navgiation"), notices)).toBe(true);
    expect(share(at("a", "nelnet loan servicing"), at("b", "nelnet"), notices)).toBe(true);
    expect(share(at("a", "neeley nemeth", "bartonoaks"), at("b", "barton oaks"), notices)).toBe(true);
  });

  it("bring together reports that name no organisation over what they mention, common words and round sums aside", () => {
    const met = (said: Partial<FeatureSet>, other = said): boolean =>
      share(linkable("a", { ...said, reported: 20_000 }), linkable("b", { ...other, reported: 20_009 }), notices);
    const note = (file: string) => ({ files: [file], extensions: [], shingles: [], print: null });
    const wallet = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
    expect(met({ references: ["A-2026-0001"] }, { ownReference: "A-2026-0001" })).toBe(true);
    expect(met({ wallets: [wallet] }, { observables: [{ kind: "wallet", value: wallet }] })).toBe(true);
    expect(met({ persons: [["han:佐藤太郎", "latin:sato taro"]] }, { persons: [["latin:sato taro"]] })).toBe(true);
    expect([met({ note: note("readme_q81.txt") }), met({ note: note("readme.txt") })]).toEqual([true, false]);
    const sum = (amount: number): Partial<FeatureSet> => ({ amounts: [{ currency: "JPY", amount }] });
    expect([met(sum(31_415_926)), met(sum(300_000_000))]).toEqual([true, false]);
    expect(met({ names: [{ kind: "malware", name: "LockBit", sure: true }], techniques: ["T1486"] })).toBe(false);
  });

  it("of common words alone bring nothing together", () => {
    const at = (report: string, words: string, day: number): LinkableReport =>
      linkable(report, { organisation: named(words), reported: day });
    expect(
      share(at("a", "kern medical center", 20_000), at("b", "muskogee regional medical center", 20_003), notices),
    ).toBe(false);
  });

  it("far apart in time are different: one organisation's reports of ten years do not meet", () => {
    const at = (report: string, day: number): LinkableReport =>
      linkable(report, { organisation: named("korimar hotels"), reported: day });
    expect(share(at("a", 20_000), at("b", 20_000 + 366), notices)).toBe(true);
    expect(share(at("a", 20_000), at("b", 20_000 + 3 * 366), notices)).toBe(false);
    const early = windowedKeys({ day: 20_000, keys: ["k"] }, notices.windowDays);
    const late = new Set(windowedKeys({ day: 20_000 + 3 * notices.windowDays, keys: ["k"] }, notices.windowDays));
    expect(early.some((key) => late.has(key))).toBe(false);
  });

  it("exist for no value of the warning list", () => {
    const reference = referenceWith(warningList([{ type: "ipv4", value: "192.0.2.53" }]).list);
    const { features } = linkable("a", { observables: [{ kind: "ipv4", value: "192.0.2.53" }], reported: 20_000 });
    expect(blockingKeys(features, observables, reference)).toEqual({ day: 20_000, keys: [] });
  });

  it("stay few, however long and hostile a name is", () => {
    const words = Array.from({ length: 5_000 }, (_, n) => `word${n}`).join(" ");
    const aliases = Array.from({ length: 1_000 }, (_, n) => `alias${n}`);
    const report = linkable("a", { organisation: named(words, ...aliases), reported: 20_000 });
    expect(keysOf(report, notices).length).toBeLessThan(200);
  });

  it("are each given once", () => {
    const keys = keysOf(linkable("a", { organisation: named("korimar korimar"), reported: 20_000 }), notices);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("do not exist where no time is said", () => {
    const { features } = linkable("a", { observables: [{ kind: "ipv4", value: "192.0.2.53" }] });
    expect(blockingKeys(features, observables, builtinReference)).toBeUndefined();
  });

  it("meet in a plain index whenever they are within the window", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 30_000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (day, part) => {
          const at = (when: number) => windowedKeys({ day: when, keys: ["k"] }, 14);
          const later = new Set(at(day + part * 14));
          expect(at(day).some((key) => later.has(key))).toBe(true);
        },
      ),
    );
  });
});
