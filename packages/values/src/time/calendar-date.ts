/**
 * The date in front of a text: Japanese eras, Western years with 年月日 / . -, English months. Numbers alone in an order that
 * two countries read differently (03/04/2026) are refused; a wrong day would start a wrong legal clock.
 */
import { commonYear, ERA } from "./era.ts";

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** What follows the date, trimmed. */
  readonly rest: string;
}

const WEEKDAY = "(?:\\s?[(]?[月火水木金土日](?:曜日?)?[)]|\\s?[月火水木金土日]曜日?)?";
const ENGLISH_WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\s{0,3}/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

const ERA_DATE = new RegExp(
  `^(${ERA})\\s?(元|\\d{1,2})\\s?(?:年|[./-])\\s?(\\d{1,2})\\s?(?:月|[./-])\\s?(\\d{1,2})\\s?日?${WEEKDAY}`,
);
const YEAR_FIRST = new RegExp(
  `^(?:西暦\\s?)?(\\d{4})\\s?(年|[./-])\\s?(\\d{1,2})\\s?(?:月|[./-])\\s?(\\d{1,2})(?!\\d)\\s?日?${WEEKDAY}`,
);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|[T\s])/;
const DAY_FIRST = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?(?:\\s|-)(?:of\\s)?${MONTH}(?:,?\\s|-)(\\d{4})(?!\\d)`, "i");
const MONTH_FIRST = new RegExp(`^${MONTH}\\s(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s?|\\s)(\\d{4})(?!\\d)`, "i");
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)/;

/** The date at the beginning of a text after NFKC, checked against the calendar; undefined if there is none. */
export function readCalendarDate(text: string): CalendarDate | undefined {
  const plain = text.replace(ENGLISH_WEEKDAY, "");
  const era = ERA_DATE.exec(plain);
  if (era !== null) {
    const year = commonYear(era[1] ?? "", era[2] ?? "");
    return year === undefined ? undefined : checked(year, era[3], era[4], plain.slice(era[0].length));
  }
  const first = YEAR_FIRST.exec(plain);
  if (first !== null) return checked(Number(first[1]), first[3], first[4], plain.slice(first[0].length));
  const compact = COMPACT.exec(plain);
  if (compact !== null) return checked(Number(compact[1]), compact[2], compact[3], plain.slice(compact[0].length));
  const dayFirst = DAY_FIRST.exec(plain);
  if (dayFirst !== null) {
    return checked(Number(dayFirst[3]), monthOf(dayFirst[2]), dayFirst[1], plain.slice(dayFirst[0].length));
  }
  const monthFirst = MONTH_FIRST.exec(plain);
  if (monthFirst !== null) {
    return checked(Number(monthFirst[3]), monthOf(monthFirst[1]), monthFirst[2], plain.slice(monthFirst[0].length));
  }
  return yearLast(plain);
}

function yearLast(plain: string): CalendarDate | undefined {
  const parts = YEAR_LAST.exec(plain);
  if (parts === null) return undefined;
  const one = Number(parts[1]);
  const other = Number(parts[3]);
  const rest = plain.slice(parts[0].length);
  if (one > 12 || one === other) return checked(Number(parts[4]), String(other), String(one), rest);
  return other > 12 ? checked(Number(parts[4]), String(one), String(other), rest) : undefined;
}

function monthOf(name: string | undefined): string {
  return String(MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1);
}

function checked(
  year: number,
  month: string | undefined,
  day: string | undefined,
  rest: string,
): CalendarDate | undefined {
  const m = Number(month);
  const d = Number(day);
  if (year < 1000 || m < 1 || m > 12 || d < 1 || d > daysIn(year, m)) return undefined;
  return { year, month: m, day: d, rest: rest.trim() };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
