/**
 * Times as senders write them, to instants in UTC with their precision. Local times need a zone that the format
 * names; a time without zone in a format that has none is refused, never guessed.
 */
import { readLocalTime } from "@noroshi/values";
import { Temporal } from "temporal-polyfill";
import type { TimeSpan } from "../contract/index.ts";

/** RFC 3339 with a zone: Z or an offset. */
const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:?\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** In UTC again a year of four digits from 1 on: an offset can carry a time out of what can be written and kept. */
const KEPT = /^(?!0000)\d{4}-/;

/** An RFC 3339 timestamp as ISO UTC with Z, or undefined. Milliseconds are kept only if they say something. */
export function instant(raw: string): string | undefined {
  if (raw.length > 40 || !INSTANT.test(raw)) return undefined;
  try {
    const at = Temporal.Instant.from(raw.replace(" ", "T").toUpperCase()).toString();
    return KEPT.test(at) ? at : undefined;
  } catch {
    return undefined;
  }
}

/** An RFC 3339 timestamp as a point in time. */
export function point(raw: string): TimeSpan | undefined {
  const at = instant(raw);
  if (at === undefined) return undefined;
  return { from: at, to: at, precision: INSTANT.exec(raw)?.[1] ? "second" : "minute", approximate: false };
}

/** A calendar date (`2026-12-07`) as the whole day in a zone, to its last millisecond. */
export function day(raw: string, zone: string): TimeSpan | undefined {
  if (!DAY.test(raw)) return undefined;
  try {
    const date = Temporal.PlainDate.from(raw);
    const from = date.toZonedDateTime(zone).toInstant().toString();
    const to = date.add({ days: 1 }).toZonedDateTime(zone).subtract({ milliseconds: 1 }).toInstant().toString();
    return KEPT.test(from) && KEPT.test(to) ? { from, to, precision: "day", approximate: false } : undefined;
  } catch {
    return undefined;
  }
}

/** A local time in the words of a form or a person, in a named zone; undefined if text or zone cannot be read. */
export function local(raw: string, zone: string): TimeSpan | undefined {
  if (raw.length > 200 || !knownZone(zone)) return undefined;
  const read = readLocalTime(raw, zone);
  if (!read) return undefined;
  const { precision, approximate } = read;
  const at = instant(read.instant);
  if (at === undefined) return undefined;
  if (precision !== "day") return { from: at, to: at, precision, approximate };
  const date = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate().toString();
  const whole = day(date, zone);
  return whole === undefined ? undefined : { ...whole, approximate };
}

/** RFC 3339, a calendar date, or a local time in words: whichever it is, in a zone. */
export function anyTime(raw: string, zone: string): TimeSpan | undefined {
  return point(raw) ?? day(raw, zone) ?? local(raw, zone);
}

/** From the first moment of one time to the last moment of another. */
export function range(first: string, last: string, zone: string): TimeSpan | undefined {
  const [from, to] = [anyTime(first, zone), anyTime(last, zone)];
  if (!from || !to || Temporal.Instant.compare(from.from, to.to) > 0) return undefined;
  const precision = from.precision === "day" || to.precision === "day" ? "day" : from.precision;
  return { from: from.from, to: to.to, precision, approximate: from.approximate || to.approximate };
}

/** How a span is said back to its sender. */
export function told(span: TimeSpan): string {
  return span.from === span.to ? span.from : `${span.from} – ${span.to}`;
}

/** True for a zone that the tz database knows. */
export function knownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
