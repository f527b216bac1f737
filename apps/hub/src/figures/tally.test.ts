import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FigureItem, indicatorFigures, sightingFigures } from "./tally.ts";

const item = (value: string, over: Partial<FigureItem> = {}): FigureItem => ({
  kind: "ipv4",
  value,
  listed: false,
  expired: false,
  historical: false,
  ...over,
});
const anyItem = fc.record({
  kind: fc.constantFrom("ipv4", "domain"),
  value: fc.constantFrom("a", "b", "c"),
  listed: fc.boolean(),
  expired: fc.boolean(),
  historical: fc.boolean(),
});

describe("the figures of a case", () => {
  it("add up, whatever the items", () => {
    fc.assert(
      fc.property(fc.array(anyItem), (items) => {
        const f = indicatorFigures(items);
        expect(f.received).toBe(f.duplicates + f.suppressed + f.expired + f.active);
      }),
    );
  });

  it("count a value as expired only when every item that holds it is", () => {
    const f = indicatorFigures([item("a", { expired: true }), item("a"), item("b", { expired: true }), item("c")]);
    expect(f).toEqual({ received: 4, duplicates: 1, suppressed: 0, expired: 1, active: 2 });
  });

  it("count each occurrence on the warning list", () => {
    expect(indicatorFigures([item("a", { listed: true }), item("a", { listed: true })])).toMatchObject({
      suppressed: 2,
      duplicates: 0,
      active: 0,
    });
  });
});

describe("sightings against a case", () => {
  const seen = (value: string, organisationId = "o", listed = false) => ({
    kind: "ipv4",
    value,
    listed,
    organisationId,
  });

  it("are kept for active values alone, and name the bodies at which they were made", () => {
    const f = sightingFigures(
      [seen("a", "x"), seen("b", "y"), seen("z", "y"), seen("w", "y", true)],
      [item("a"), item("b", { expired: true }), item("w", { listed: true })],
    );
    expect(f).toEqual({ received: 4, kept: 1, suppressed: 1, unmatched: 2, bodies: ["x"] });
  });

  it("are unmatched where a value is active through old material only", () => {
    expect(sightingFigures([seen("a")], [item("a", { historical: true })]).unmatched).toBe(1);
    expect(sightingFigures([seen("a")], [item("a", { historical: true }), item("a")]).kept).toBe(1);
  });
});
