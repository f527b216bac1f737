/** The mixture is told apart without labels, and the pinned weights are what the fit gives. */
import { mulberry32 } from "@noroshi/testing/chance";
import { describe, expect, it } from "vitest";
import { expectationMaximisation, type Levels } from "./em.ts";
import { fit } from "./fit-command.ts";

const m = [
  [0.8, 0.15, 0.05],
  [0.9, 0.1],
  [0.7, 0.2, 0.1],
];
const u = [
  [0.1, 0.3, 0.6],
  [0.2, 0.8],
  [0.1, 0.2, 0.7],
];

/** Pairs drawn from a mixture of which the shares are known; every tenth field is not said. */
function drawn(count: number, share: number): readonly Levels[] {
  const chance = mulberry32(3);
  return Array.from({ length: count }, () => {
    const from = chance() < share ? m : u;
    return from.map((row) => {
      if (chance() < 0.1) return null;
      let left = chance();
      const level = row.findIndex((one) => {
        left -= one;
        return left < 0;
      });
      return level < 0 ? row.length - 1 : level;
    });
  });
}

describe("expectation and maximisation", () => {
  it("finds the share and both tables of a mixture that it was not told", () => {
    const found = expectationMaximisation(drawn(6000, 0.3), [3, 2, 3]);
    expect(Math.abs(found.share - 0.3)).toBeLessThan(0.03);
    for (const [got, meant] of [
      [found.m, m],
      [found.u, u],
    ] as const)
      got.forEach((row, field) => {
        row.forEach((one, level) => {
          expect(Math.abs(one - (meant[field]?.[level] ?? 0))).toBeLessThan(0.05);
        });
      });
  });

  it("believes what is known of a pair", () => {
    const found = expectationMaximisation(
      drawn(200, 0.5),
      [3, 2, 3],
      new Map([
        [0, 1],
        [1, 0],
      ] as const),
    );
    expect([found.chances[0], found.chances[1]]).toEqual([1, 0]);
  });

  it("is defined for no pair at all", () => {
    expect(expectationMaximisation([], [2]).m).toEqual([[0.5, 0.5]]);
  });
});

describe("the shipped weights", () => {
  it("are what the fit gives from the invented corpus, byte for byte, with or without the public notices", async () => {
    expect(await fit(undefined, { say: () => undefined })).toBe(true);
  });
});
