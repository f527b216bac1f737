/**
 * Business calendars as data: which weekdays are free, which days are holidays, and from when to when the list is known. Outside
 * that span weekends alone count, and whoever asks is told that the list does not reach so far.
 */
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { type Loaded, shapeFaults } from "../errors.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const Shape = z.strictObject({
  schema: z.literal("noroshi.business-calendar/1"),
  id: z.string().min(1).max(80),
  name: z.strictObject({ en: z.string(), ja: z.string() }),
  weekend: z.array(z.enum(WEEKDAYS)).max(6),
  covers: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  source: z.string().min(1),
  verified: z.boolean(),
  holidays: z.array(z.strictObject({ date: z.iso.date(), name: z.string(), verified: z.boolean().optional() })),
});

export interface BusinessCalendar {
  readonly id: string;
  /** ISO weekdays, Monday = 1. */
  readonly weekend: ReadonlySet<number>;
  readonly holidays: ReadonlySet<string>;
  readonly covers: { readonly from: string; readonly to: string };
  readonly source: string;
  readonly verified: boolean;
}

/** Reads a calendar document. Code: LAW_SHAPE. */
export function readCalendar(json: unknown): Loaded<BusinessCalendar> {
  // untrusted: the document may be anything at all
  const read = Shape.safeParse(json);
  if (!read.success) return { ok: false, faults: shapeFaults(read.error.issues) };
  const { id, weekend, covers, source, verified, holidays } = read.data;
  return {
    ok: true,
    value: businessCalendar({ id, weekend, covers, source, verified, holidays: holidays.map((h) => h.date) }),
  };
}

/**
 * A calendar from its parts.
 * @param weekend English names of weekdays; at most six, so that some day is always a business day
 * @throws RangeError for a name that is no weekday, or a week without a business day
 */
export function businessCalendar(parts: {
  readonly id: string;
  readonly weekend: readonly string[];
  readonly holidays: readonly string[];
  readonly covers?: { readonly from: string; readonly to: string };
  readonly source?: string;
  readonly verified?: boolean;
}): BusinessCalendar {
  const names: readonly string[] = WEEKDAYS;
  const weekend = new Set(parts.weekend.map((name) => 1 + names.indexOf(name)));
  if (weekend.has(0)) throw new RangeError(`not a weekday: ${parts.weekend.join(", ")}`);
  if (weekend.size > 6) throw new RangeError("a week without a business day");
  return {
    id: parts.id,
    weekend,
    holidays: new Set(parts.holidays),
    covers: parts.covers ?? { from: "0001-01-01", to: "9999-12-31" },
    source: parts.source ?? parts.id,
    verified: parts.verified ?? false,
  };
}

export const isBusinessDay = (calendar: BusinessCalendar, day: Temporal.PlainDate): boolean =>
  !calendar.weekend.has(day.dayOfWeek) && !calendar.holidays.has(day.toString());

/** The day itself where it is a business day, else the next one (`step` 1) or the one before (`step` -1). */
export function rollTo(calendar: BusinessCalendar, day: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate {
  let at = day;
  while (!isBusinessDay(calendar, at)) at = at.add({ days: step });
  return at;
}

/** Does the calendar's list of holidays reach this day? */
export const covers = (calendar: BusinessCalendar, day: Temporal.PlainDate): boolean => {
  const text = day.toString();
  return text >= calendar.covers.from && text <= calendar.covers.to;
};
