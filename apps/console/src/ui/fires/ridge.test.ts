import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { depth, type Peak, ridge } from "./ridge.ts";

const lit = (minutes: number | null): Peak => ({ state: "lit", minutes, share: 1 });
const frame = { width: 1360, height: 104, r: 7, full: true };
const peaks: Peak[] = [
  lit(null),
  lit(72),
  lit(23),
  lit(35),
  lit(7),
  lit(3),
  { state: "part", minutes: 8, share: 4 / 7 },
  { state: "waits", minutes: 18, share: 0 },
];

describe("the line of fires", () => {
  test("a valley is 0.08 + 0.13·log2(1 + minutes) of the height, and never deeper than the height", () => {
    expect(depth(0, 100)).toBeCloseTo(8);
    expect(depth(1, 100)).toBeCloseTo(21);
    expect(depth(7, 100)).toBeCloseTo(47);
    expect(depth(1e9, 100)).toBe(100);
  });

  test("a longer wait is never a shallower valley", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (a, b) => {
          expect(depth(Math.max(a, b), 60)).toBeGreaterThanOrEqual(depth(Math.min(a, b), 60));
        },
      ),
    );
  });

  test("each fire stands in the middle of its own eighth", () => {
    expect(ridge(peaks, frame).flames.map((f) => f.x)).toEqual([85, 255, 425, 595, 765, 935, 1105, 1275]);
  });

  test("the ridge is solid where word has come, waits before the waiting fire, and is dotted ahead", () => {
    const cut = [
      ...peaks.slice(0, 4),
      peaks[7] as Peak,
      ...Array<Peak>(3).fill({ state: "unlit", minutes: null, share: 0 }),
    ];
    expect(ridge(cut, frame).valleys.map((v) => v.stretch)).toEqual([
      "come",
      "come",
      "come",
      "wait",
      "ahead",
      "ahead",
      "ahead",
    ]);
  });

  test("a lit fire whose stretch is unknown is dotted and tells no minutes", () => {
    const valley = ridge([{ state: "unlit", minutes: null, share: 0 }, lit(null), lit(4)], frame).valleys;
    expect(valley.map((v) => [v.stretch, v.figure?.minutes ?? null])).toEqual([
      ["ahead", null],
      ["come", 4],
    ]);
  });

  test("a fire lit in part is filled from below by its share", () => {
    const clip = (share: number) => ridge([{ state: "part", minutes: 1, share }], frame).flames[0]?.clip?.y ?? 0;
    expect(clip(1)).toBeLessThan(clip(0.5));
    expect(clip(0.5)).toBeLessThan(clip(0));
  });

  test("below 80 px a step the drawing asks for figures only", () => {
    expect(ridge(peaks, { ...frame, width: 640 }).brief).toBe(false);
    expect(ridge(peaks, { ...frame, width: 639 }).brief).toBe(true);
  });

  test("no figure leaves the drawing, whatever the minutes", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 8, maxLength: 8 }), (minutes) => {
        for (const valley of ridge(minutes.map(lit), frame).valleys) {
          expect(valley.figure?.y ?? 0).toBeLessThanOrEqual(frame.height);
        }
      }),
    );
  });

  test("the smallest size has no ground and no figures", () => {
    const small = ridge(peaks, { width: 132, height: 26, r: 3, full: false });
    expect(small.apron).toBe("");
    expect(small.valleys.every((v) => v.land === "" && v.figure === null)).toBe(true);
  });
});
