/**
 * Excel's serial days to local times. Day 1 is 1 January 1900, and 1900 is taken for a leap year, so serials below 61
 * have no agreed meaning; workbooks from 1904 begin at 0. Rounded to the second: fractions of a day are inexact.
 */
import { Temporal } from "temporal-polyfill";
import type { TimeSpan } from "../contract/index.ts";
import { day } from "../time/span.ts";
import type { Shown } from "./styles.ts";

const EPOCH_1900 = Temporal.PlainDateTime.from("1899-12-30T00:00:00");
const EPOCH_1904 = Temporal.PlainDateTime.from("1904-01-01T00:00:00");
/** 31 December 9999, the last day that Excel shows. */
const LAST = 2_958_465;

/** The local time that a serial number shows in a zone; undefined if the cell is not shown as a date. */
export function serialTime(serial: number, shown: Shown, from1904: boolean, zone: string): TimeSpan | undefined {
  if (shown === "number" || serial < 61 || serial > LAST) return undefined;
  const epoch = from1904 ? EPOCH_1904 : EPOCH_1900;
  const at = epoch.add({ seconds: Math.round(serial * 86_400) });
  if (shown === "date" && Number.isInteger(serial)) return day(at.toPlainDate().toString(), zone);
  const exact = at.toZonedDateTime(zone).toInstant().toString();
  return { from: exact, to: exact, precision: at.second === 0 ? "minute" : "second", approximate: false };
}

/** How the cell looks to a reader: `2026/12/07 07:42`. */
export function serialText(serial: number, from1904: boolean): string {
  const at = (from1904 ? EPOCH_1904 : EPOCH_1900).add({
    seconds: Math.round(Math.min(Math.max(serial, 0), LAST) * 86_400),
  });
  const two = (part: number) => String(part).padStart(2, "0");
  const clock = Number.isInteger(serial)
    ? ""
    : ` ${two(at.hour)}:${two(at.minute)}${at.second === 0 ? "" : `:${two(at.second)}`}`;
  return `${at.year}/${two(at.month)}/${two(at.day)}${clock}`;
}
