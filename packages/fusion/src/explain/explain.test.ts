import { describe, expect, it } from "vitest";
import type { ScoredLink } from "../contract/index.ts";
import { builtinPolicies } from "../policy/builtin.ts";
import { builtinReference } from "../reference/reference.ts";
import { score } from "../score/score.ts";
import { linkable, named } from "../testing/linkable.ts";
import { explain, sayReason } from "./explain.ts";

const told = { organisation: named("korimar hotels"), affected: 17_312, occurred: { from: 19_990, to: 19_990 } };
const link = score(
  linkable("a", { ...told, reported: 20_000, source: "ME" }),
  linkable("b", { ...told, reported: 20_003, source: "WA" }),
  builtinPolicies.notices,
  builtinReference,
);

describe("an explanation", () => {
  it("has one line a reason and the sum last, in both languages", () => {
    if (link === undefined) throw new Error("these two are one incident");
    for (const lang of ["en", "ja"] as const) expect(explain(link, lang)).toHaveLength(link.reasons.length + 1);
    expect(explain(link, "en").at(-1)).toContain(link.score.toFixed(1));
    expect(explain(link, "en").join("\n")).toContain("Both count 17312 persons affected");
    expect(explain(link, "ja").join("\n")).toContain("影響を受けた人数が一致する（17312人）");
  });

  it("counts one as one and two as two", () => {
    const days = (count: number) =>
      sayReason({ feature: "time", code: "REPORTED_NEAR", facts: { days: count }, bits: 1 }, "en");
    expect([days(0), days(1), days(2)]).toEqual([
      "Reported 0 days apart",
      "Reported 1 day apart",
      "Reported 2 days apart",
    ]);
  });

  it("names a kind of incident in the reader's language, and one without a name as it was told", () => {
    const same = (type: string) => sayReason({ feature: "type", code: "TYPE_EQUAL", facts: { type }, bits: 1 }, "ja");
    expect([same("ransomware"), same("skimming")]).toEqual([
      "事案の種別が一致する（ランサムウェア）",
      "事案の種別が一致する（skimming）",
    ]);
  });

  it("shows a minus as such", () => {
    const against: ScoredLink = {
      a: "a",
      b: "b",
      score: -4,
      reasons: [{ feature: "prior", code: "PRIOR", facts: {}, bits: -4 }],
    };
    expect(explain(against, "en")[0]).toMatch(/^ *−4\.0 {2}\S/u);
  });
});
