import { describe, expect, it } from "vitest";
import { priorityScore } from "./priority.ts";

describe("a priority score", () => {
  it("is the weighed mean to one decimal", () => {
    expect(priorityScore({ weights: { a: 6, b: 3 }, values: { a: 100, b: 35 } })).toBe(78.3);
  });

  it("leaves out what has no value or no weight", () => {
    expect(priorityScore({ weights: { a: 2, b: 5 }, values: { a: 10, c: 90 } })).toBe(10);
  });

  it("is none where nothing is weighed", () => {
    expect(priorityScore(null)).toBeNull();
    expect(priorityScore({ weights: { a: 0 }, values: { a: 10 } })).toBeNull();
    expect(priorityScore({ weights: [], values: 3 })).toBeNull();
  });
});
