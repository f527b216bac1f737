import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { setOfficeZone } from "../../format/zone.ts";
import { type AxisMark, merge } from "./mark.ts";
import { pack, widthOf } from "./pack.ts";
import { along, scale } from "./scale.ts";

beforeEach(() => setOfficeZone("Asia/Tokyo"));
afterEach(() => setOfficeZone("UTC"));

const at = (iso: string) => Date.parse(iso);

describe("the scale of the time axis", () => {
  test("a morning is told in whole hours of the office's zone", () => {
    const s = scale(at("2026-12-06T20:10:00Z"), at("2026-12-07T01:23:00Z"));
    expect(s.stepMinutes).toBe(60);
    expect(s.ticks.map((t) => new Date(t).toISOString().slice(11, 16))).toEqual([
      "20:00",
      "21:00",
      "22:00",
      "23:00",
      "00:00",
      "01:00",
    ]);
  });

  test("days begin at midnight of the office, not of UTC", () => {
    const s = scale(at("2026-12-01T00:00:00Z"), at("2026-12-07T00:00:00Z"));
    expect(s.stepMinutes).toBe(1440);
    expect(new Date(s.ticks[0] ?? 0).toISOString()).toBe("2026-12-01T15:00:00.000Z");
  });

  test("now stands at the end, however young the case is", () => {
    const now = at("2026-12-07T01:23:00Z");
    const s = scale(now - 5_000, now);
    expect(along(s, now)).toBe(1);
    expect(along(s, now - 5_000)).toBeGreaterThan(0.9);
    expect(s.ticks.every((t) => t <= now)).toBe(true);
  });

  test("there are never more ticks than there is room for, and all stand on the axis in order", () => {
    const instant = fc.integer({ min: at("2020-01-01T00:00:00Z"), max: at("2036-01-01T00:00:00Z") });
    fc.assert(
      fc.property(instant, instant, fc.integer({ min: 3, max: 12 }), (a, b, most) => {
        const s = scale(Math.min(a, b), Math.max(a, b), most);
        expect(s.ticks.length).toBeLessThanOrEqual(most + 1);
        expect(s.ticks.every((t) => t >= s.from && t <= s.to)).toBe(true);
        expect(s.ticks).toEqual(s.ticks.toSorted((x, y) => x - y));
        expect(along(s, Math.max(a, b))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the labels of a lane", () => {
  test("labels far apart share a line; labels that would touch do not", () => {
    const lines = pack(
      [
        { text: "5:10 暗号化が始まる", x: 10 },
        { text: "6:30 覚知", x: 300 },
        { text: "6:31 受理", x: 310 },
      ],
      900,
    ).map((p) => p.line);
    expect(lines).toEqual([0, 0, 1]);
  });

  test("a label that would leave the lane turns to the left of its mark", () => {
    expect(pack([{ text: "R-0467", x: 880 }], 900)[0]?.left).toBe(true);
  });

  test("no two labels of one line overlap", () => {
    const label = fc.record({ text: fc.string({ maxLength: 20 }), x: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 15 }), (labels) => {
        const spans = pack(labels, 900).map((p) => {
          const w = widthOf(p.text);
          return { line: p.line, from: p.left ? p.x - w : p.x - 4, to: p.left ? p.x + 4 : p.x + w };
        });
        for (const [i, a] of spans.entries())
          for (const b of spans.slice(i + 1))
            if (a.line === b.line) expect(a.to <= b.from || b.to <= a.from).toBe(true);
      }),
    );
  });
});

describe("marks of the axis", () => {
  const mark = (at: string, en: string, lane: AxisMark["lane"] = "events"): AxisMark => ({
    lane,
    at,
    label: { en, ja: en },
  });

  test("stand in the order of time, and those that say the same become one with their count", () => {
    const merged = merge([
      mark("2026-12-06T22:00:00Z", "noticed"),
      mark("2026-12-06T20:10:00Z", "occurred"),
      mark("2026-12-06T20:10:40Z", "occurred"),
      mark("2026-12-06T20:10:00Z", "occurred", "reports"),
    ]);
    expect(merged.map((m) => [m.lane, m.label.en, m.count])).toEqual([
      ["events", "occurred", 2],
      ["reports", "occurred", 1],
      ["events", "noticed", 1],
    ]);
  });

  test("are none lost by merging", () => {
    const any = fc.record({
      lane: fc.constantFrom<AxisMark["lane"]>("events", "reports"),
      at: fc.integer({ min: 0, max: 10 }).map((m) => new Date(m * 30_000).toISOString()),
      label: fc.constantFrom({ en: "a", ja: "あ" }, { en: "b", ja: "い" }),
    });
    fc.assert(
      fc.property(fc.array(any), (marks) => {
        expect(merge(marks).reduce((n, m) => n + m.count, 0)).toBe(marks.length);
      }),
    );
  });
});
