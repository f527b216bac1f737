import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { type LocalTime, readLocalTime } from "./local-time.ts";

const TOKYO = "Asia/Tokyo";

describe("a local time is read", () => {
  const cases: [string, string, LocalTime["precision"], boolean][] = [
    ["令和8年12月7日 午前6時30分", "2026-12-06T21:30:00Z", "minute", false],
    ["令和８年１２月７日　午後０時５分", "2026-12-07T03:05:00Z", "minute", false],
    ["令和8年12月7日 午前0時0分", "2026-12-06T15:00:00Z", "minute", false],
    ["令和8年12月7日 午後12時30分", "2026-12-07T03:30:00Z", "minute", false],
    ["令和8年12月7日 18:05", "2026-12-07T09:05:00Z", "minute", false],
    ["令和元年5月1日", "2019-04-30T15:00:00Z", "day", false],
    ["平成31年4月30日 午後11時59分59秒", "2019-04-30T14:59:59Z", "second", false],
    ["昭和64年1月7日", "1989-01-06T15:00:00Z", "day", false],
    ["大正15年12月24日", "1926-12-23T15:00:00Z", "day", false],
    ["明治45年7月29日", "1912-07-28T15:00:00Z", "day", false],
    ["R8.12.7 18:05", "2026-12-07T09:05:00Z", "minute", false],
    ["2026/12/07 06:30", "2026-12-06T21:30:00Z", "minute", false],
    ["２０２６／１２／０７　０６：３０頃", "2026-12-06T21:30:00Z", "minute", true],
    ["2026年12月7日（月）6時半ごろ", "2026-12-06T21:30:00Z", "minute", true],
    ["2026年12月7日 午後1時", "2026-12-07T04:00:00Z", "hour", false],
    ["2026年12月7日 正午", "2026-12-07T03:00:00Z", "hour", false],
    ["2026年12月7日未明", "2026-12-06T15:00:00Z", "day", true],
    ["約2026年12月7日", "2026-12-06T15:00:00Z", "day", true],
    ["2026/12/07 25:30", "2026-12-07T16:30:00Z", "minute", false],
    ["2026/12/07 24:00", "2026-12-07T15:00:00Z", "minute", false],
    ["2026/12/07 06:30頃 JST", "2026-12-06T21:30:00Z", "minute", true],
    ["2026-12-07T06:30:00", "2026-12-06T21:30:00Z", "second", false],
    ["2026-12-07T06:30:00.123Z", "2026-12-07T06:30:00.123Z", "second", false],
    ["2026-12-07T06:30:00-05:00", "2026-12-07T11:30:00Z", "second", false],
    ["2026-12-07 06:30 (UTC+9)", "2026-12-06T21:30:00Z", "minute", false],
    ["Mon, 7 Dec 2026 06:30:00 +0900", "2026-12-06T21:30:00Z", "second", false],
    ["December 7th, 2026 at 6:30 pm", "2026-12-07T09:30:00Z", "minute", false],
    ["7 December 2026", "2026-12-06T15:00:00Z", "day", false],
    ["about Dec. 7, 2026, 6 a.m.", "2026-12-06T21:00:00Z", "hour", true],
    ["20261207T063000Z", "2026-12-07T06:30:00Z", "second", false],
    ["06:30 JST on 7 December 2026", "2026-12-06T21:30:00Z", "minute", false],
    ["2026年12月7日午後6時過ぎ（日本時間）", "2026-12-07T09:00:00Z", "hour", true],
    ["令和 8 年 12 月 7 日", "2026-12-06T15:00:00Z", "day", false],
    ["20261207", "2026-12-06T15:00:00Z", "day", false],
    ["13/04/2026", "2026-04-12T15:00:00Z", "day", false],
    ["04/13/2026", "2026-04-12T15:00:00Z", "day", false],
    ["04/04/2026", "2026-04-03T15:00:00Z", "day", false],
    ["2024-02-29", "2024-02-28T15:00:00Z", "day", false],
  ];
  test.each(cases)("%s", (text, instant, precision, approximate) => {
    expect(readLocalTime(text, TOKYO)).toEqual({ instant, precision, approximate });
  });

  test("in the zone that is named, summer time included", () => {
    expect(readLocalTime("2026-07-01 12:00", "America/New_York")?.instant).toBe("2026-07-01T16:00:00Z");
    expect(readLocalTime("2026-12-01 12:00", "America/New_York")?.instant).toBe("2026-12-01T17:00:00Z");
  });

  test("forward where a clock change skips it, and first where one repeats it", () => {
    expect(readLocalTime("2026-03-08 02:30", "America/New_York")?.instant).toBe("2026-03-08T07:30:00Z");
    expect(readLocalTime("2026-11-01 01:30", "America/New_York")?.instant).toBe("2026-11-01T05:30:00Z");
  });
});

describe("no time is made up", () => {
  test.each([
    "",
    "不明",
    "午前",
    "6:30",
    "12月7日",
    "2026",
    "2026年12月",
    "2026/02/30",
    "2026/13/01",
    "2025-02-29",
    "令和8年2月29日",
    "令和0年1月1日",
    "03/04/2026",
    "2026/12/07 06:60",
    "2026/12/07 30:00",
    "2026/12/07 06:30〜08:00",
    "2026/12/07 06:30 or later",
    "2026/12/07 午前13時",
    "2026-12-07T06:30+15:00",
    "2026/12/07 06:30 XST",
    "0050-01-01T00:00Z",
  ])("of %j", (text) => {
    expect(readLocalTime(text, TOKYO)).toBeUndefined();
  });

  test("in a zone that does not exist", () => {
    expect(readLocalTime("2026/12/07 06:30", "Nowhere/City")).toBeUndefined();
  });

  test("out of anything that is typed", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc
            .array(fc.constantFrom(..."0123456789年月日時分秒午前後/:.- T令和頃Z+", "Dec ", "2026"))
            .map((parts) => parts.join("")),
        ),
        (text) => {
          const time = readLocalTime(text, TOKYO);
          if (time !== undefined) expect(Number.isNaN(Date.parse(time.instant))).toBe(false);
        },
      ),
    );
  });
});

test("every way to write a minute is the same instant", () => {
  const minute = fc.record({
    year: fc.integer({ min: 2019, max: 2060 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  });
  fc.assert(
    fc.property(minute, fc.constantFrom(TOKYO, "Europe/Berlin", "UTC"), ({ year, month, day, hour, minute }, zone) => {
      fc.pre(year > 2019 || month > 4);
      const two = (number: number) => String(number).padStart(2, "0");
      const expected = Temporal.PlainDateTime.from({ year, month, day, hour, minute }).toZonedDateTime(
        zone,
      ).epochMilliseconds;
      const half = `${hour < 12 ? "午前" : "午後"}${hour % 12}時${minute}分`;
      const texts = [
        `令和${year === 2019 ? "元" : year - 2018}年${month}月${day}日 ${half}`,
        `${year}/${two(month)}/${two(day)} ${two(hour)}:${two(minute)}`,
        `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`,
        `${year}年${month}月${day}日${hour}時${minute}分`,
        `${["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]} ${day}, ${year} ${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? "am" : "pm"}`,
      ];
      for (const text of [
        ...texts,
        ...texts.map((one) => one.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))),
      ]) {
        expect([text, Date.parse(readLocalTime(text, zone)?.instant ?? "")]).toEqual([text, expected]);
      }
    }),
  );
});
