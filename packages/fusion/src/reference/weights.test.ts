import { describe, expect, it } from "vitest";
import pinned from "./weights.json" with { type: "json" };
import { step, weights, weightsDocument, weightsFrom } from "./weights.ts";

describe("the table of weights", () => {
  it("that ships is read whole, and written back it is the same document", () => {
    expect(weightsDocument(weights)).toEqual(pinned);
    expect(weightsFrom(weightsDocument(weights))).toEqual(weights);
  });

  it("with a number missing, strange or too many is not read", () => {
    const { prior: _, ...without } = pinned;
    for (const bad of [without, { ...pinned, prior: "-10" }, { ...pinned, luck: 3 }, { ...pinned, reported: [] }])
      expect(() => weightsFrom(bad)).toThrow();
  });

  it("gives a distance the bits of the first step that reaches it", () => {
    const table: Parameters<typeof step>[0] = [
      [1, 5],
      [7, 2],
      [Number.POSITIVE_INFINITY, -4],
    ];
    expect([0, 1, 1.5, 7, 8, 1e9].map((days) => step(table, days))).toEqual([5, 5, 2, 2, -4, -4]);
  });
});
