import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMethod, upliftOf, weightsOf } from "./method.ts";
import { readCrossWalk, suggest } from "./scales.ts";
import { latestOf, overallOf, stageOf } from "./viewpoints.ts";

const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../profiles/${name}`, import.meta.url), "utf8"));
const level = fc.integer({ min: 0, max: 4 });

describe("severity", () => {
  it("is the gravest of its viewpoints", () => {
    fc.assert(
      fc.property(level, level, level, (continuity, safety, trust) => {
        const overall = overallOf({ continuity, safety, trust });
        const three = [continuity, safety, trust];
        return three.includes(overall) && three.every((v) => v <= overall);
      }),
    );
  });

  it("is provisional or ex post, in whatever spelling, and nothing else", () => {
    expect(["provisional", "expost", "ex post", "ex_post", "ex-post", "final"].map(stageOf)).toEqual([
      "provisional",
      "ex_post",
      "ex_post",
      "ex_post",
      "ex_post",
      undefined,
    ]);
  });

  it("counts the latest of several, whatever order they are told in", () => {
    const one = fc.record({ at: fc.constantFrom("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"), id: fc.uuid() });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: (a) => a.id, minLength: 1 }), (all) => {
        expect(latestOf(all)).toEqual(latestOf(all.toReversed()));
        expect(latestOf(all)?.at).toBe(
          all
            .map((a) => a.at)
            .sort()
            .at(-1),
        );
      }),
    );
  });
});

describe("a triage priority's method", () => {
  const method = readMethod(shipped("priority/triage-1.json"));

  it("has a weight for every criterion, as data", () => {
    expect(Object.keys(weightsOf(method)).sort()).toEqual(method.criteria.map((c) => c.id).sort());
  });

  it("is lifted by a campaign up to a limit, beside the score", () => {
    expect(upliftOf(method, 70, 1)).toEqual({ points: 0, lifted: 70 });
    expect(upliftOf(method, 70, 3)).toEqual({ points: 10, lifted: 80 });
    expect(upliftOf(method, 95, 50)).toEqual({ points: 20, lifted: 100 });
    expect(upliftOf(method, null, 3)).toEqual({ points: 10, lifted: null });
  });

  it("that is malformed fails with its place", () => {
    expect(() => readMethod({ ...method, criteria: [{ id: "a" }] })).toThrow(/criteria\.0\.name/);
  });
});

describe("the cross-walk", () => {
  it("suggests a word of every scale for every level, each with source and whether it was verified", () => {
    const walk = readCrossWalk(shipped("severity/cross-walk.json"));
    for (const overall of [0, 1, 2, 3, 4])
      expect(suggest(walk, overall).map((s) => s.scale)).toEqual(walk.scales.map((s) => s.id));
    expect(suggest(walk, 3).every((s) => s.source.length > 0 && s.verified === false)).toBe(true);
  });
});
