import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fall, type Reason } from "./waterfall-bars.ts";

const reason = (feature: string, bits: number): Reason => ({
  feature,
  code: feature,
  say: { en: feature, ja: feature },
  bits,
});
const reasons = fc.array(
  fc.record({
    feature: fc.constantFrom("prior", "observable", "time", "place"),
    code: fc.string(),
    say: fc.record({ en: fc.string(), ja: fc.string() }),
    bits: fc.double({ min: -40, max: 40, noNaN: true }),
  }),
  { maxLength: 20 },
);

describe("the waterfall of a link", () => {
  test("each bar begins where the one before ended", () => {
    const { zero, bars } = fall([reason("prior", -10), reason("observable", 25), reason("time", 5)]);
    expect(zero).toBe(33.33);
    expect(bars.map((b) => [b.kind, b.x, b.w])).toEqual([
      ["against", 0, 33.33],
      ["for", 0, 83.33],
      ["for", 83.33, 16.67],
    ]);
  });

  test("a reason that moves nothing is a mark at zero, not a bar", () => {
    const { zero, bars } = fall([reason("prior", -10), reason("observable", 25), reason("observable", 0)]);
    expect([bars[2]?.kind, bars[2]?.x]).toEqual(["nil", zero]);
  });

  test("the bars and the rest add up to the sum, whatever is folded away", () => {
    fc.assert(
      fc.property(reasons, fc.integer({ min: 1, max: 20 }), (all, most) => {
        const drawn = fall(all, most);
        const total = drawn.bars.reduce((n, b) => n + b.bits, 0) + (drawn.rest?.bits ?? 0);
        expect(drawn.sum).toBeCloseTo(total, 6);
        expect(drawn.bars.length + (drawn.rest?.count ?? 0)).toBe(all.length);
      }),
    );
  });

  test("no bar leaves its track", () => {
    fc.assert(
      fc.property(reasons, (all) => {
        for (const bar of fall(all).bars) {
          expect(bar.x).toBeGreaterThanOrEqual(0);
          expect(bar.x + bar.w).toBeLessThanOrEqual(100.02);
        }
      }),
    );
  });

  test("the state before any evidence is never folded away", () => {
    const many = [reason("prior", -0.5), ...Array.from({ length: 12 }, (_, i) => reason("observable", i + 1))];
    expect(fall(many, 3).bars.some((b) => b.feature === "prior")).toBe(true);
  });
});
