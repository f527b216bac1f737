/**
 * Times as JSON logs write them, in microseconds since 1970: seconds with a fraction, whole milliseconds (Zeek's TS_MILLIS), or
 * RFC 3339 with `Z`, `+09:00` or Suricata's `+0900`. NaN for anything else, also for days that do not exist.
 */
import { microseconds } from "../plain-text.ts";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function timeAt(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[from + 4] === 0x2d && bytes[from + 7] === 0x2d) return calendar(bytes, from, to);
  const seconds = microseconds(bytes, from, to);
  if (!Number.isNaN(seconds)) return seconds;
  const millis = to - from === 13 ? digits(bytes, from, to) : -1;
  return millis < 0 ? Number.NaN : millis * 1000;
}

function calendar(bytes: Uint8Array, from: number, to: number): number {
  const year = digits(bytes, from, from + 4);
  const month = digits(bytes, from + 5, from + 7);
  const day = digits(bytes, from + 8, from + 10);
  const hour = digits(bytes, from + 11, from + 13);
  const minute = digits(bytes, from + 14, from + 16);
  const second = digits(bytes, from + 17, from + 19);
  const t = bytes[from + 10];
  if ((t !== 0x54 && t !== 0x74 && t !== 0x20) || bytes[from + 13] !== 0x3a || bytes[from + 16] !== 0x3a)
    return Number.NaN;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  if (year < 0 || day < 1 || day > length || hour < 0 || hour > 23 || minute < 0 || minute > 59) return Number.NaN;
  if (second < 0 || second > 60) return Number.NaN;
  let i = from + 19;
  let micro = 0;
  if (bytes[i] === 0x2e) {
    let places = 0;
    for (i++; i < to && (bytes[i] ?? 0) >= 0x30 && (bytes[i] ?? 0) <= 0x39; i++)
      if (places < 6) {
        micro = micro * 10 + (bytes[i] ?? 0) - 0x30;
        places++;
      }
    for (; places < 6; places++) micro *= 10;
  }
  const shift = offset(bytes, i, to);
  return ((daysTo(year, month, day) * 24 + hour) * 60 + minute - shift) * 60e6 + second * 1e6 + micro;
}

/** Minutes east of Greenwich. */
function offset(bytes: Uint8Array, from: number, to: number): number {
  const sign = bytes[from];
  if (to - from === 1 && (sign === 0x5a || sign === 0x7a)) return 0;
  if (sign !== 0x2b && sign !== 0x2d) return Number.NaN;
  const colon = bytes[from + 3] === 0x3a ? 1 : 0;
  if (to - from !== 5 + colon) return Number.NaN;
  const hours = digits(bytes, from + 1, from + 3);
  const minutes = digits(bytes, from + 3 + colon, to);
  if (hours < 0 || minutes < 0 || hours > 23 || minutes > 59) return Number.NaN;
  return (sign === 0x2d ? -1 : 1) * (60 * hours + minutes);
}

/** Days since 1970-01-01 in the Gregorian calendar (Howard Hinnant, chrono-compatible date algorithms). */
function daysTo(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function digits(bytes: Uint8Array, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) {
    const c = bytes[i] ?? 0;
    if (c < 0x30 || c > 0x39) return -1;
    number = number * 10 + c - 0x30;
  }
  return number;
}
