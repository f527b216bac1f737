/**
 * Timestamps (STIX 2.1 §2.16): RFC 3339 with "T", seconds and exactly "Z", on days that exist.
 * created and modified carry milliseconds at least (§3.2; more digits are read, as the OASIS schemas do).
 */
import { type Loose, type Rule, type Shape, wrongKind } from "./shape.ts";

// Places: 0123-56-89T12:45:78(.fraction)Z
const ZERO = 48;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const digits = (text: string, from: number, to: number): number => {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
};

/** Whether a string is a STIX timestamp; leap seconds (60) are allowed, 31 November is not. */
export function isTimestamp(text: string): boolean {
  const size = text.length;
  if (size < 20 || text.charCodeAt(size - 1) !== 90) return false;
  if (text[4] !== "-" || text[7] !== "-" || text[10] !== "T" || text[13] !== ":" || text[16] !== ":") return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  // There is no year 0, and no database that keeps one.
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > (DAYS[month - 1] ?? 0)) return false;
  if (month === 2 && day === 29 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return false;
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return false;
  return size === 20 || (text[19] === "." && size > 21 && digits(text, 20, size - 1) >= 0);
}

/** Any STIX timestamp. */
export const timestamp: Shape<string> = (value, trial) => {
  if (typeof value !== "string") return wrongKind(value, "a timestamp", trial);
  if (!isTimestamp(value)) {
    trial.flag("timestamp", `${trial.key} must be a time that exists, written like 2026-03-31T09:00:00.000Z.`);
  }
};

/** A timestamp with at least three digits of a second (created, modified). */
export const timestampMillis: Shape<string> = (value, trial) => {
  timestamp(value, trial);
  if (typeof value === "string" && isTimestamp(value) && value.length < 24) {
    trial.flag("timestamp-precision", `${trial.key} must carry milliseconds, like 2026-03-31T09:00:00.000Z.`);
  }
};

/** A timestamp without a fraction (the time stamp of a PE file, §6.7.6). */
export const timestampSeconds: Shape<string> = (value, trial) => {
  timestamp(value, trial);
  if (typeof value === "string" && isTimestamp(value) && value.length > 20) {
    trial.flag("timestamp-precision", `${trial.key} must be precise to the second, without a fraction.`);
  }
};

/** Compares two timestamps of any precision: negative, zero, positive. */
export function compareTimes(a: string, b: string): number {
  const whole = a.slice(0, 19) < b.slice(0, 19) ? -1 : a.slice(0, 19) > b.slice(0, 19) ? 1 : 0;
  if (whole !== 0) return whole;
  const left = a.slice(20, -1).replace(/0+$/, "");
  const right = b.slice(20, -1).replace(/0+$/, "");
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A rule: `later` is not before `earlier`; with "after" it may not be equal either. Unreadable times are left alone. */
export function timesInOrder(earlier: string, later: string, how: "from" | "after" = "from"): Rule {
  return (object: Loose, trial) => {
    const from = object[earlier];
    const to = object[later];
    if (typeof from !== "string" || typeof to !== "string" || !isTimestamp(from) || !isTimestamp(to)) return;
    const order = compareTimes(from, to);
    if (order < 0 || (order === 0 && how === "from")) return;
    trial.enter(later);
    trial.flag(
      "time-order",
      `${later} must ${how === "after" ? "be later than" : "not be before"} ${earlier}.`,
      trial.section,
    );
    trial.leave();
  };
}
