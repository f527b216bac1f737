import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { line, log, permits, plans } from "../testing/traffic.ts";
import { compilePlan } from "./compiled.ts";
import { interpret } from "./interpreter.ts";
import { boundsOf, compare, compileRanges, rowOf } from "./ranges.ts";

describe("the compiled predicate", () => {
  it("decides as the plain interpreter does, record by record, under every permit and plan", () => {
    fc.assert(
      fc.property(plans, permits, fc.array(line, { maxLength: 30 }), (plan, all, lines) => {
        const batch = log(lines);
        const compile = compilePlan(plan, "JP");
        for (const permit of all) expect(compile(permit)(batch)).toEqual(interpret(plan, "JP", permit)(batch));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the boundaries of prefixes", () => {
  const v4 = fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 })).map(([n, bits]) => {
    const net = bits === 0 ? 0 : (n >>> (32 - bits)) * 2 ** (32 - bits);
    return `${[24, 16, 8, 0].map((s) => (net >>> s) & 255).join(".")}/${bits}`;
  });

  it("answer with the longest prefix, the first of equal ones, whatever the order", () => {
    fc.assert(
      fc.property(fc.array(v4, { maxLength: 60 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (prefixes, word) => {
        const all = prefixes.map(boundsOf);
        const words = Uint32Array.from([0, 0, 0xffff, word]);
        const holding = all
          .map((bounds, row) => ({ bounds, row }))
          .filter(({ bounds }) => compare(bounds.low, words) <= 0 && compare(words, bounds.high) <= 0)
          .sort((a, b) => b.bounds.bits - a.bounds.bits || a.row - b.row);
        expect(rowOf(compileRanges(all), words, 0)).toBe(holding[0]?.row ?? -1);
      }),
      { numRuns: 500 },
    );
  });
});
