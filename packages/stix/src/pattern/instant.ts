/**
 * Reads STIX timestamps (§2, type timestamp: RFC 3339, UTC as `Z`, any number of fraction digits) into nanoseconds and into a key
 * whose plain string order is the order of time. Digits beyond the nanosecond count in the key, not in arithmetic.
 */

const FORM = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?Z$/;

/** An instant of the Gregorian calendar. `key` orders by string comparison at any precision. */
export interface Instant {
  readonly nanoseconds: bigint;
  readonly key: string;
}

/** The instant that a timestamp names, or nothing when the form or the date is impossible. A leap second (23:59:60 at a month's end) counts as the second after :59. */
export function instantOf(text: string): Instant | undefined {
  const part = FORM.exec(text);
  if (part === null) return undefined;
  const [year, month, day, hour, minute, second] = part.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month) || hour > 23 || minute > 59 || second > 60)
    return undefined;
  if (second === 60 && !(hour === 23 && minute === 59 && day === daysOf(year, month))) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const fraction = part[7] ?? "";
  const nanoseconds = BigInt(date.getTime()) * 1_000_000n + BigInt(fraction.slice(0, 9).padEnd(9, "0"));
  const digits = fraction.replace(/0+$/, "");
  return { nanoseconds, key: digits === "" ? text.slice(0, 19) : `${text.slice(0, 19)}.${digits}` };
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
