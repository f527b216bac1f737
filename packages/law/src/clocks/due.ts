/**
 * When a deadline falls. Minutes and hours are exact durations and give an instant, whatever the zone's clock does meanwhile;
 * days and months are counted from the local date of the anchor in the rule's zone and give a date, met until the end of that
 * local day. A roll rule moves a date that is no business day; the day before the roll stays visible.
 */
import { Temporal } from "temporal-polyfill";
import { type BusinessCalendar, covers, isBusinessDay, rollTo } from "./calendar.ts";

export const UNITS = ["minutes", "hours", "calendarDays", "businessDays", "months"] as const;
export const ROLLS = ["none", "nextBusinessDay", "previousBusinessDay"] as const;

export interface Deadline {
  readonly amount: number;
  readonly unit: (typeof UNITS)[number];
  /** IANA time zone in which days begin and end. */
  readonly zone: string;
  readonly roll: (typeof ROLLS)[number];
}

export interface Due {
  /** An instant (ISO 8601 UTC) for minutes and hours, else a date (YYYY-MM-DD) before the roll rule. */
  readonly due: string;
  /** The date after the roll rule; null where the rule has none. */
  readonly rolled: string | null;
  /** The instant at which the time is up, exclusive: the due instant itself, or the end of the last local day. */
  readonly until: string;
  /** False where the calendar's list of holidays does not reach the days that were asked. */
  readonly covered: boolean;
}

/** A stretch of time in which the law lets the clock stand still; `to` null while it lasts. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
}

/**
 * @param anchor the instant from which the time runs, ISO 8601
 * @throws RangeError for a zone that is not there or an instant that is none
 */
export function dueOf(d: Deadline, anchor: string, calendar: BusinessCalendar): Due {
  const from = Temporal.Instant.from(anchor);
  if (d.unit === "minutes" || d.unit === "hours") return exact(d, from.add({ [d.unit]: d.amount }), calendar);
  const first = from.toZonedDateTimeISO(d.zone).toPlainDate();
  const day = counted(d, first, calendar);
  const last = rolled(d, day, calendar);
  return {
    due: day.toString(),
    rolled: d.roll === "none" ? null : last.toString(),
    until: endOf(last, d.zone),
    covered: !asksCalendar(d) || (covers(calendar, first) && covers(calendar, last)),
  };
}

/** Every finished pause moves the start of the count by as long as it lasted, as far as it lies after the anchor. */
export function pausedAnchor(anchor: string, pauses: readonly Pause[]): string {
  let stood = Temporal.Duration.from({ nanoseconds: 0 });
  const start = Temporal.Instant.from(anchor);
  for (const p of pauses) {
    if (p.to === null) continue;
    const from = Temporal.Instant.from(p.from);
    const begin = Temporal.Instant.compare(from, start) < 0 ? start : from;
    const end = Temporal.Instant.from(p.to);
    if (Temporal.Instant.compare(begin, end) < 0) stood = stood.add(begin.until(end, { largestUnit: "hours" }));
  }
  return start.add(stood).toString();
}

function exact(d: Deadline, at: Temporal.Instant, calendar: BusinessCalendar): Due {
  if (d.roll === "none") return { due: at.toString(), rolled: null, until: at.toString(), covered: true };
  const day = at.toZonedDateTimeISO(d.zone).toPlainDate();
  const last = rolled(d, day, calendar);
  const moved = Temporal.PlainDate.compare(day, last) !== 0;
  return {
    due: at.toString(),
    rolled: last.toString(),
    until: moved ? endOf(last, d.zone) : at.toString(),
    covered: covers(calendar, day) && covers(calendar, last),
  };
}

function counted(d: Deadline, first: Temporal.PlainDate, calendar: BusinessCalendar): Temporal.PlainDate {
  if (d.unit === "calendarDays") return first.add({ days: d.amount });
  // A month that lacks the day ends on its last day.
  if (d.unit === "months") return first.add({ months: d.amount }, { overflow: "constrain" });
  let day = first;
  for (let left = d.amount; left > 0; ) {
    day = day.add({ days: 1 });
    if (isBusinessDay(calendar, day)) left--;
  }
  return day;
}

function rolled(d: Deadline, day: Temporal.PlainDate, calendar: BusinessCalendar): Temporal.PlainDate {
  if (d.roll === "none") return day;
  return rollTo(calendar, day, d.roll === "nextBusinessDay" ? 1 : -1);
}

const asksCalendar = (d: Deadline): boolean => d.roll !== "none" || d.unit === "businessDays";

/** Where the local day ends: the first instant of the next, wherever the zone's clock jumps. */
function endOf(day: Temporal.PlainDate, zone: string): string {
  return day.add({ days: 1 }).toZonedDateTime(zone).toInstant().toString();
}
