/**
 * How instants and durations are written. Every instant is shown in the zone of the office's profile, whatever the device
 * says, because people on the phone with each other must read the same figure.
 * Japanese 6:30, English 06:30; a bare clock time means today on the realm's clock.
 */
import type { Lang } from "../words/pair.ts";
import { formatIn, officeZone } from "./zone.ts";

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: string;
}

const NUMERIC = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
  hourCycle: "h23",
} as const;
const WEEKDAY = { weekday: "short" } as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function parts(iso: string, lang: Lang, zone = officeZone()): Parts | null {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return null;
  const found = Object.fromEntries(
    formatIn(zone, "en-GB-u-ca-gregory-nu-latn", NUMERIC)
      .formatToParts(at)
      .map((p) => [p.type, Number(p.value)]),
  );
  return {
    year: found["year"] ?? 0,
    month: found["month"] ?? 0,
    day: found["day"] ?? 0,
    hour: found["hour"] ?? 0,
    minute: found["minute"] ?? 0,
    second: found["second"] ?? 0,
    weekday: formatIn(zone, lang === "ja" ? "ja" : "en-GB", WEEKDAY).format(at),
  };
}

const two = (n: number): string => String(n).padStart(2, "0");
const hm = (p: Parts, lang: Lang): string => `${lang === "ja" ? p.hour : two(p.hour)}:${two(p.minute)}`;
const md = (p: Parts, lang: Lang): string =>
  lang === "ja" ? `${p.month}月${p.day}日` : `${p.day} ${MONTHS[p.month - 1] ?? ""}`;
const ymd = (p: Parts, lang: Lang): string =>
  lang === "ja" ? `${p.year}年${md(p, lang)}` : `${md(p, lang)} ${p.year}`;

/** The clock time alone: 6:30, 06:30. An instant that cannot be read is shown as it came. */
export function clock(iso: string, lang: Lang): string {
  const p = parts(iso, lang);
  return p ? hm(p, lang) : iso;
}

/** A day with its weekday: 12月7日（月）, Mon 7 Dec. */
export function day(iso: string, lang: Lang): string {
  const p = parts(iso, lang);
  if (!p) return iso;
  return lang === "ja" ? `${md(p, lang)}（${p.weekday}）` : `${p.weekday} ${md(p, lang)}`;
}

/** As much of an instant as a reader at `now` needs: clock today, date and clock this year, else the year too. */
export function moment(iso: string, now: string, lang: Lang): string {
  const p = parts(iso, lang);
  const n = parts(now, lang);
  if (!p) return iso;
  if (n && p.year === n.year && p.month === n.month && p.day === n.day) return hm(p, lang);
  return `${n && p.year === n.year ? md(p, lang) : ymd(p, lang)} ${hm(p, lang)}`;
}

/** A deadline: a day that is over at midnight is named by itself, 12月10日（木）中, the end of Thu 10 Dec, not by the next day’s 0:00. */
export function deadline(iso: string, now: string, lang: Lang): string {
  const p = parts(iso, lang);
  if (p?.hour !== 0 || p.minute !== 0 || p.second !== 0) return moment(iso, now, lang);
  const last = new Date(Date.parse(iso) - 1).toISOString();
  const year = parts(last, lang)?.year;
  const named = year === parts(now, lang)?.year ? day(last, lang) : date(last, now, lang);
  return lang === "ja" ? `${named}中` : `the end of ${named}`;
}

/** Everything down to the second, for receipts: 2026年12月7日 6:30:12, 7 Dec 2026 06:30:12. */
export function exact(iso: string, lang: Lang): string {
  const p = parts(iso, lang);
  return p ? `${ymd(p, lang)} ${hm(p, lang)}:${two(p.second)}` : iso;
}

/** The zone in which a whole day was meant: a day that begins at midnight in UTC is a date that was told without a zone. */
export const zoneOfDay = (from: string): string => (/T00:00:00(\.0+)?Z$/.test(from) ? "UTC" : officeZone());

/** A day without a time: 12月21日, 21 Dec; with the year when it is another one. */
export function date(iso: string, now: string, lang: Lang, zone = officeZone()): string {
  const p = parts(iso, lang, zone);
  const n = parts(now, lang);
  if (!p) return iso;
  return n && p.year === n.year ? md(p, lang) : ymd(p, lang);
}
