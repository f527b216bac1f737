import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { figure, lasting, minutesBetween } from "./lasting.ts";

describe("durations", () => {
  test("are seconds, minutes, hours or days, whichever a person would say", () => {
    const ja = [0, 0.031, 0.5, 18, 72, 179, 180, 245, 2880].map((m) => lasting(m, "ja"));
    expect(ja).toEqual(["0秒", "1.9秒", "30秒", "18分", "72分", "179分", "3時間", "4時間5分", "2日"]);
    const en = [0.5, 18, 245, 2880].map((m) => lasting(m, "en"));
    expect(en).toEqual(["30 s", "18 min", "4 h 5 min", "2 d"]);
  });

  test("are one figure with one sign where there is no room", () => {
    expect([18, 245, 4320].map((m) => lasting(m, "en", true))).toEqual(["18′", "4h", "3d"]);
    expect(lasting(245, "ja", true)).toBe("4時間");
  });

  test("short ones keep a decimal in the scorecard", () => {
    expect([figure(1.93, "ja"), figure(42, "en"), figure(190 * 60, "ja")]).toEqual(["1.9秒", "42 s", "3時間10分"]);
  });

  test("are never negative, and empty is nothing", () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true }), (a, b) => {
        const minutes = minutesBetween(a.toISOString(), b.toISOString());
        expect(minutes).toBe(Math.max(0, (b.getTime() - a.getTime()) / 60_000));
      }),
    );
  });
});
