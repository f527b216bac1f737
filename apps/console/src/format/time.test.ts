import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clock, date, day, deadline, exact, moment, zoneOfDay } from "./time.ts";
import { setOfficeZone } from "./zone.ts";

beforeEach(() => setOfficeZone("Asia/Tokyo"));
afterEach(() => setOfficeZone("UTC"));

const noticed = "2026-12-06T21:30:12Z";
const now = "2026-12-07T01:23:00Z";

describe("instants", () => {
  test("are told in the office's zone: Japanese 6:30, English 06:30", () => {
    expect([clock(noticed, "ja"), clock(noticed, "en")]).toEqual(["6:30", "06:30"]);
  });

  test("a deadline at midnight names the day that is over by then", () => {
    const midnight = "2026-12-10T15:00:00Z";
    expect([deadline(midnight, now, "ja"), deadline(midnight, now, "en")]).toEqual([
      "12月10日（木）中",
      "the end of Thu 10 Dec",
    ]);
    expect(deadline("2027-01-06T15:00:00Z", now, "ja")).toBe("2027年1月6日中");
    expect(deadline("2026-12-10T21:30:00Z", now, "ja")).toBe(moment("2026-12-10T21:30:00Z", now, "ja"));
  });

  test("a day carries its weekday", () => {
    expect([day(noticed, "ja"), day(noticed, "en")]).toEqual(["12月7日（月）", "Mon 7 Dec"]);
  });

  test("today is told by the clock alone, another day with its date, another year with its year", () => {
    expect(moment(noticed, now, "ja")).toBe("6:30");
    expect(moment("2026-12-07T15:00:00Z", now, "ja")).toBe("12月8日 0:00");
    expect(moment("2026-12-07T15:00:00Z", now, "en")).toBe("8 Dec 00:00");
    expect(moment("2025-12-31T15:00:00Z", now, "ja")).toBe("1月1日 0:00");
    expect(moment("2025-12-31T14:59:00Z", now, "ja")).toBe("2025年12月31日 23:59");
    expect(date("2025-03-31T00:00:00Z", now, "en")).toBe("31 Mar 2025");
  });

  test("a whole day that was told without a zone stays that day; one of the office's zone does too", () => {
    for (const [from, to] of [
      ["2026-12-07T00:00:00Z", "2026-12-07T23:59:59.999Z"],
      ["2026-12-06T15:00:00Z", "2026-12-07T14:59:59.999Z"],
    ] as const)
      expect([from, to].map((iso) => date(iso, now, "en", zoneOfDay(from)))).toEqual(["7 Dec", "7 Dec"]);
  });

  test("a receipt is told to the second", () => {
    expect([exact(noticed, "ja"), exact(noticed, "en")]).toEqual(["2026年12月7日 6:30:12", "7 Dec 2026 06:30:12"]);
  });

  test("what is no instant is shown as it came, not as 'Invalid Date'", () => {
    expect([clock("?", "ja"), moment("令和8年", now, "ja"), exact("", "en")]).toEqual(["?", "令和8年", ""]);
  });
});
