/**
 * How durations are written: seconds below a minute, minutes below three hours, hours below two days, then days.
 * One rule for the valleys, the waits and the scorecard, so that the same stretch never reads two ways.
 */
import type { Lang } from "../words/pair.ts";

const UNITS = {
  ja: { s: "秒", m: "分", h: "時間", d: "日" },
  en: { s: " s", m: " min", h: " h", d: " d" },
} as const;

const BRIEF = {
  ja: { s: "秒", m: "分", h: "時間", d: "日" },
  en: { s: "″", m: "′", h: "h", d: "d" },
} as const;

/**
 * Minutes in words: 1.9秒, 18分, 4時間5分, 3日; 1.9 s, 18 min, 4 h 5 min, 3 d.
 * @param brief figures with the shortest sign, for drawings that are short of room; hours are rounded
 */
export function lasting(minutes: number, lang: Lang, brief = false): string {
  const unit = brief ? BRIEF[lang] : UNITS[lang];
  if (minutes < 1) {
    const seconds = minutes * 60;
    return `${seconds >= 10 || seconds === 0 ? Math.round(seconds) : Math.round(seconds * 10) / 10}${unit.s}`;
  }
  const whole = Math.round(minutes);
  if (whole < 180) return `${whole}${unit.m}`;
  if (whole < 48 * 60) {
    const rest = whole % 60;
    if (brief) return `${Math.round(whole / 60)}${unit.h}`;
    return rest === 0
      ? `${whole / 60}${unit.h}`
      : `${Math.floor(whole / 60)}${unit.h}${lang === "en" ? " " : ""}${rest}${unit.m}`;
  }
  return `${Math.round(whole / 1440)}${unit.d}`;
}

/** Minutes from one instant to another, never negative. */
export function minutesBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 60_000);
}

/** Seconds as h:mm or m:ss, for the scorecard's second line: 0:52, 3:10; below ten seconds in seconds. */
export function figure(seconds: number, lang: Lang): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10}${UNITS[lang].s}`;
  if (seconds < 60) return `${Math.round(seconds)}${UNITS[lang].s}`;
  return lasting(seconds / 60, lang);
}
