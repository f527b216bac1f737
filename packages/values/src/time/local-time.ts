/**
 * Dates and times as people write them in forms, in Japanese and English, read in a zone that the caller names.
 * All or nothing: a text with anything left over is no time, for these times start legal clocks.
 */
import { Temporal } from "temporal-polyfill";
import { readCalendarDate } from "./calendar-date.ts";
import { readTimeOfDay } from "./time-of-day.ts";

export interface LocalTime {
  /** ISO 8601 in UTC, with milliseconds only where there are any. A day without a time is its beginning in the zone. */
  readonly instant: string;
  readonly precision: "day" | "hour" | "minute" | "second";
  /** 頃, ごろ, 約, about; or a part of the day (未明). */
  readonly approximate: boolean;
}

const ABOUT = /^(?:約|およそ|おおよそ|概ね|about|approx(?:imately|\.)?|around|circa|ca\.|~)\s?/i;
const OR_SO =
  /\s?(?:頃|ころ|ごろ|前後|過ぎ|すぎ|\(推定\)|推定|\(est\.?\)|approx\.?)(?=\s?[([]?(?:[A-Za-z]{3,4}|日本時間)?[)\]]?$)/i;
/** `06:30 JST on 7 December 2026`. */
const TIME_FIRST = /^(\d{1,2}(?::\d{2}){0,2}\s?(?:am|pm|a\.m\.|p\.m\.)?(?:\s[A-Z]{3,4})?),?\s(?:on\s)(\S.*)$/i;
const LIMIT = 100;

/**
 * Reads a local time of `zone` (IANA name); an offset or zone in the text itself wins. Undefined if the text is no time,
 * the date does not exist, the order of day and month is open, or the zone is not known. A time that a clock change
 * skips moves forward; one that it repeats is the first.
 */
export function readLocalTime(text: string, zone: string): LocalTime | undefined {
  // untrusted: a cell of somebody's form
  if (text.length > LIMIT) return undefined;
  const clean = text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim();
  const sure = clean.replace(ABOUT, "");
  const plain = sure.replace(OR_SO, "");
  const date = readCalendarDate(plain.replace(TIME_FIRST, "$2 $1"));
  if (date === undefined) return undefined;
  const time = readTimeOfDay(date.rest);
  if (time === undefined) return undefined;
  const instant = instantOf(date, time.sinceMidnight, time.offset, zone);
  if (instant === undefined) return undefined;
  return { instant, precision: time.precision, approximate: time.vague || plain !== clean };
}

function instantOf(
  date: { readonly year: number; readonly month: number; readonly day: number },
  sinceMidnight: number,
  offset: number | undefined,
  zone: string,
): string | undefined {
  if (offset !== undefined) {
    return print(Date.UTC(date.year, date.month - 1, date.day) + sinceMidnight - offset * 60_000);
  }
  try {
    const local = Temporal.PlainDateTime.from({ year: date.year, month: date.month, day: date.day }).add({
      milliseconds: sinceMidnight,
    });
    return print(local.toZonedDateTime(zone).epochMilliseconds);
  } catch (error) {
    // the zone may come from a report too
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function print(epoch: number): string {
  return new Date(epoch).toISOString().replace(".000Z", "Z");
}
