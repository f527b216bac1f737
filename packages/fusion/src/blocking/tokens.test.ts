import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LinkableReport } from "../contract/index.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { builtinReference, referenceWith } from "../reference/reference.ts";
import { warningList } from "../reference/warning-list.ts";
import { score } from "../score/score.ts";
import { linkable, named, observableReports } from "../testing/linkable.ts";
import { blockingTokens } from "./tokens.ts";

const { observables, notices } = builtinPolicies;

function share(a: LinkableReport, b: LinkableReport, policy: typeof notices): boolean {
  const own = new Set(blockingTokens(a.features, policy, builtinReference));
  return blockingTokens(b.features, policy, builtinReference).some((token) => own.has(token));
}

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
  });

  it("exist for no value of the warning list", () => {
    const reference = referenceWith(warningList([{ type: "ipv4", value: "192.0.2.53" }]).list);
    const { features } = linkable("a", { observables: [{ kind: "ipv4", value: "192.0.2.53" }], reported: 20_000 });
    expect(blockingTokens(features, observables, reference)).toEqual([]);
  });

  it("stay few, however long and hostile a name is", () => {
    const words = Array.from({ length: 5_000 }, (_, n) => `word${n}`).join(" ");
    const aliases = Array.from({ length: 1_000 }, (_, n) => `alias${n}`);
    const { features } = linkable("a", { organisation: named(words, ...aliases), reported: 20_000 });
    expect(blockingTokens(features, notices, builtinReference).length).toBeLessThan(200);
  });

  it("are each given once", () => {
    const { features } = linkable("a", { organisation: named("korimar korimar"), reported: 20_000 });
    const tokens = blockingTokens(features, notices, builtinReference);
    expect(new Set(tokens).size).toBe(tokens.length);
  });
});
