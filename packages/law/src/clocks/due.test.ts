import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { businessCalendar } from "./calendar.ts";
import { type Deadline, dueOf, pausedAnchor } from "./due.ts";

const jp = businessCalendar({
  id: "jp",
  weekend: ["Saturday", "Sunday"],
  holidays: ["2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02", "2027-01-03", "2027-01-11"],
});
const tokyo = (amount: number, unit: Deadline["unit"], roll: Deadline["roll"] = "none"): Deadline => ({
  amount,
  unit,
  zone: "Asia/Tokyo",
  roll,
});

describe("a deadline", () => {
  it.each([
    [
      "hours run through a weekend and its roll is none",
      tokyo(72, "hours"),
      "2026-12-06T21:30:00Z",
      "2026-12-09T21:30:00Z",
      null,
    ],
    [
      "days count from the local date, not from the date in UTC",
      tokyo(3, "calendarDays"),
      "2026-12-06T21:30:00Z",
      "2026-12-10",
      null,
    ],
    [
      "a Saturday rolls to Monday",
      tokyo(5, "calendarDays", "nextBusinessDay"),
      "2026-12-06T21:30:00Z",
      "2026-12-12",
      "2026-12-14",
    ],
    [
      "a business day stays",
      tokyo(60, "calendarDays", "nextBusinessDay"),
      "2026-12-06T21:30:00Z",
      "2027-02-05",
      "2027-02-05",
    ],
    [
      "29 December rolls over the turn of the year and the weekend in it",
      tokyo(5, "calendarDays", "nextBusinessDay"),
      "2026-12-24T00:00:00Z",
      "2026-12-29",
      "2027-01-04",
    ],
    [
      "a Friday before the turn of the year stays",
      tokyo(1, "calendarDays", "nextBusinessDay"),
      "2026-12-27T03:00:00Z",
      "2026-12-28",
      "2026-12-28",
    ],
    [
      "a roll backwards goes to the day before",
      tokyo(5, "calendarDays", "previousBusinessDay"),
      "2026-12-06T21:30:00Z",
      "2026-12-12",
      "2026-12-11",
    ],
    ["a month from the 31st ends on the last day", tokyo(1, "months"), "2027-01-31T03:00:00Z", "2027-02-28", null],
    ["a month from the 31st ends on a leap day", tokyo(1, "months"), "2028-01-31T03:00:00Z", "2028-02-29", null],
    ["a year of months from a leap day", tokyo(12, "months"), "2028-02-29T03:00:00Z", "2029-02-28", null],
    [
      "business days leave weekends and holidays out",
      tokyo(4, "businessDays"),
      "2026-12-25T03:00:00Z",
      "2027-01-06",
      null,
    ],
  ])("%s", (_, rule, anchor, due, rolled) => {
    expect(dueOf(rule, anchor, jp)).toMatchObject({ due, rolled });
  });

  it("of a date is met until the end of the local day", () => {
    expect(dueOf(tokyo(3, "calendarDays"), "2026-12-06T21:30:00Z", jp).until).toBe("2026-12-10T15:00:00Z");
  });

  it("in hours is exact over a gap and an overlap of the zone's clock; a day there has 23 or 25", () => {
    const paris = (amount: number, unit: Deadline["unit"]): Deadline => ({
      amount,
      unit,
      zone: "Europe/Paris",
      roll: "none",
    });
    expect(dueOf(paris(24, "hours"), "2027-03-27T12:00:00Z", jp).due).toBe("2027-03-28T12:00:00Z");
    expect(dueOf(paris(1, "calendarDays"), "2027-03-26T23:30:00Z", jp)).toMatchObject({
      due: "2027-03-28",
      until: "2027-03-28T22:00:00Z",
    });
    expect(dueOf(paris(1, "calendarDays"), "2027-10-30T12:00:00Z", jp)).toMatchObject({
      due: "2027-10-31",
      until: "2027-10-31T23:00:00Z",
    });
  });

  it("ends where the next day begins, also where midnight does not exist", () => {
    // In Beirut the clock went from 23:59 to 01:00 on 2026-03-29.
    const rule: Deadline = { amount: 1, unit: "calendarDays", zone: "Asia/Beirut", roll: "none" };
    expect(dueOf(rule, "2026-03-27T12:00:00Z", jp)).toMatchObject({ due: "2026-03-28", until: "2026-03-28T22:00:00Z" });
  });

  it("says when the calendar's list of holidays does not reach the days", () => {
    const short = businessCalendar({
      id: "short",
      weekend: ["Saturday", "Sunday"],
      holidays: [],
      covers: { from: "2026-01-01", to: "2026-12-31" },
    });
    expect(dueOf(tokyo(60, "calendarDays", "nextBusinessDay"), "2026-12-06T21:30:00Z", short).covered).toBe(false);
    expect(dueOf(tokyo(5, "calendarDays", "nextBusinessDay"), "2026-12-06T21:30:00Z", short).covered).toBe(true);
  });
});

describe("a pause", () => {
  it("moves the count by as long as it lasted after the anchor; one that lasts moves nothing yet", () => {
    const anchor = "2026-12-01T00:00:00Z";
    expect(pausedAnchor(anchor, [{ from: "2026-12-02T00:00:00Z", to: "2026-12-05T00:00:00Z" }])).toBe(
      "2026-12-04T00:00:00Z",
    );
    expect(pausedAnchor(anchor, [{ from: "2026-11-30T00:00:00Z", to: "2026-12-01T06:00:00Z" }])).toBe(
      "2026-12-01T06:00:00Z",
    );
    expect(pausedAnchor(anchor, [{ from: "2026-12-02T00:00:00Z", to: null }])).toBe(anchor);
  });
});

/** The same by a slow walk: one day after another, with the platform's own calendar instead of the engine's. */
function slowly(d: Deadline, anchor: string, weekend: ReadonlySet<number>, holidays: ReadonlySet<string>) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: d.zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const localDay = (ms: number): string => format.format(ms);
  const next = (day: string, step = 1): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) + step * 86_400_000).toISOString().slice(0, 10);
  const free = (day: string): boolean =>
    weekend.has(new Date(`${day}T00:00:00Z`).getUTCDay() || 7) || holidays.has(day);
  const roll = (day: string): string => {
    let at = day;
    if (d.roll !== "none") while (free(at)) at = next(at, d.roll === "nextBusinessDay" ? 1 : -1);
    return at;
  };
  const end = (day: string): number => {
    // Walks minutes until the local date has passed: no zone is more than 15 hours from UTC.
    let ms = Date.parse(`${next(day)}T00:00:00Z`) - 15 * 3_600_000;
    while (localDay(ms) <= day) ms += 900_000;
    return ms;
  };
  const from = Date.parse(anchor);
  if (d.unit === "minutes" || d.unit === "hours") {
    let ms = from;
    for (let i = 0; i < d.amount; i++) ms += d.unit === "minutes" ? 60_000 : 3_600_000;
    const day = roll(localDay(ms));
    return {
      due: new Date(ms).toISOString(),
      rolled: d.roll === "none" ? null : day,
      until: day === localDay(ms) ? ms : end(day),
    };
  }
  let day = localDay(from);
  if (d.unit === "months") {
    const [y = 0, m = 0, dd = 0] = day.split("-").map(Number);
    const month = m - 1 + d.amount;
    for (let k = dd; ; k--) {
      const tried = new Date(Date.UTC(y + Math.floor(month / 12), month % 12, k));
      if (tried.getUTCMonth() === month % 12) {
        day = tried.toISOString().slice(0, 10);
        break;
      }
    }
  } else
    for (let left = d.amount; left > 0; ) {
      day = next(day);
      if (d.unit === "calendarDays" || !free(day)) left--;
    }
  const last = roll(day);
  return { due: day, rolled: d.roll === "none" ? null : last, until: end(last) };
}

const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

describe("the engine", () => {
  it("agrees with a slow walk day by day, for whatever regime, zone and calendar", () => {
    const zone = fc.constantFrom(
      "Asia/Tokyo",
      "Europe/Paris",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kolkata",
      "Pacific/Apia",
      "UTC",
      "America/Sao_Paulo",
    );
    const rule = fc.record({
      amount: fc.integer({ min: 1, max: 90 }),
      unit: fc.constantFrom<Deadline["unit"]>("minutes", "hours", "calendarDays", "businessDays", "months"),
      zone,
      roll: fc.constantFrom<Deadline["roll"]>("none", "nextBusinessDay", "previousBusinessDay"),
    });
    const anchor = fc
      .integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 })
      .map((m) => new Date(m * 60_000).toISOString());
    const weekend = fc.subarray([1, 2, 3, 4, 5, 6, 7], { maxLength: 4 });
    const holidays = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 60 });
    fc.assert(
      fc.property(rule, anchor, weekend, holidays, (d, at, free, offsets) => {
        const start = at.slice(0, 10);
        const days = offsets.map((o) =>
          new Date(Date.parse(`${start}T00:00:00Z`) + (o - 20) * 86_400_000).toISOString().slice(0, 10),
        );
        const calendar = businessCalendar({ id: "x", weekend: free.map((n) => WEEK[n - 1] ?? ""), holidays: days });
        const fast = dueOf(d, at, calendar);
        const slow = slowly(d, at, new Set(free), new Set(days));
        const instant = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
        expect(fast.due.includes("T") ? instant(fast.due) : fast.due).toEqual(
          slow.due.includes("T") ? Date.parse(slow.due) : slow.due,
        );
        expect(fast.rolled).toBe(slow.rolled);
        expect(instant(fast.until)).toBe(slow.until);
      }),
      { numRuns: 60 },
    );
  });
});
