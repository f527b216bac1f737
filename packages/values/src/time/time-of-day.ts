/**
 * The time behind a date: 午前6時30分, 6時半, 正午, 18:30, 6:30 pm, with seconds, with the hours past midnight that broadcasters and
 * operators write (25:30), and with an offset or zone of its own.
 */

export interface TimeOfDay {
  readonly precision: "day" | "hour" | "minute" | "second";
  /** Milliseconds since the day began; up to 30 hours. */
  readonly sinceMidnight: number;
  /** Minutes east of UTC, if the text itself says so. */
  readonly offset: number | undefined;
  /** A part of the day stood for the hour (未明, 夕方). */
  readonly vague: boolean;
}

const HALF = "(午前|午後|am|pm|a\\.m\\.|p\\.m\\.)";
const JAPANESE = new RegExp(
  `^${HALF}?\\s?(\\d{1,2})\\s?時\\s?(?:(半)|(\\d{1,2})\\s?分\\s?(?:(\\d{1,2})\\s?秒)?)?`,
  "i",
);
const CLOCK = new RegExp(`^${HALF}?\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?(?!\\d)\\s?${HALF}?`, "i");
const ENGLISH_HOUR = new RegExp(`^(\\d{1,2})\\s?${HALF}`, "i");
const NOON = /^(正午|noon|midnight)/i;
const VAGUE =
  /^(?:未明|早朝|明け方|朝|午前中|午前|昼過ぎ|昼|日中|午後|夕方|夕|夜間|夜|深夜|(?:in the )?(?:early )?(?:morning|afternoon|evening|night))/i;
const OFFSET =
  /^[([]?(?:(Z|UTC|GMT|JST|KST|EST|EDT|PST|PDT|CET|CEST|日本時間|日本標準時|協定世界時)(?![A-Za-z])\s?)?(?:([+-])(\d{1,2}):?(\d{2})?)?[)\]]?$/i;
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  協定世界時: 0,
  JST: 540,
  KST: 540,
  日本時間: 540,
  日本標準時: 540,
  EST: -300,
  EDT: -240,
  PST: -480,
  PDT: -420,
  CET: 60,
  CEST: 120,
};
const HOUR = 3_600_000;

/** Reads the whole text as a time of day; undefined if anything in it is not understood. An empty text is a day without a time. */
export function readTimeOfDay(text: string): TimeOfDay | undefined {
  const bare = text
    .replace(/^T(\d{2})(\d{2})(\d{2})?(?!\d)/i, (_, hour: string, minute: string, second?: string) =>
      second === undefined ? `T${hour}:${minute}` : `T${hour}:${minute}:${second}`,
    )
    .replace(/^(?:T|,|at|の)\s?/i, "");
  const clock = japanese(bare) ??
    digital(bare) ??
    english(bare) ??
    word(bare) ?? { length: 0, ms: 0, precision: "day" as const, vague: false };
  if (clock === "invalid") return undefined;
  const tail = bare.slice(clock.length).trim();
  const offset = offsetOf(tail);
  if (offset === "invalid") return undefined;
  return { precision: clock.precision, sinceMidnight: clock.ms, offset, vague: clock.vague };
}

interface Read {
  readonly length: number;
  readonly ms: number;
  readonly precision: TimeOfDay["precision"];
  readonly vague: boolean;
}

function japanese(text: string): Read | "invalid" | undefined {
  const parts = JAPANESE.exec(text);
  if (parts === null) return undefined;
  const [whole, half, hour, thirty, minute, second] = parts;
  const precision = second !== undefined ? "second" : minute !== undefined || thirty !== undefined ? "minute" : "hour";
  return counted(whole, half, hour, thirty === undefined ? minute : "30", second, undefined, precision);
}

function digital(text: string): Read | "invalid" | undefined {
  const parts = CLOCK.exec(text);
  if (parts === null) return undefined;
  const [whole, before, hour, minute, second, fraction, after] = parts;
  return counted(whole, before ?? after, hour, minute, second, fraction, second === undefined ? "minute" : "second");
}

function english(text: string): Read | "invalid" | undefined {
  const parts = ENGLISH_HOUR.exec(text);
  return parts === null ? undefined : counted(parts[0], parts[2], parts[1], undefined, undefined, undefined, "hour");
}

function word(text: string): Read | undefined {
  const noon = NOON.exec(text);
  if (noon !== null)
    return { length: noon[0].length, ms: /midnight/i.test(noon[0]) ? 0 : 12 * HOUR, precision: "hour", vague: false };
  const vague = VAGUE.exec(text);
  return vague === null ? undefined : { length: vague[0].length, ms: 0, precision: "day", vague: true };
}

/** 12 with 午後/pm is noon and with 午前/am midnight, as clocks show it. */
function counted(
  whole: string,
  half: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  fraction: string | undefined,
  precision: TimeOfDay["precision"],
): Read | "invalid" {
  const h = Number(hour);
  const m = Number(minute ?? 0);
  const s = Number(second ?? 0);
  if (h > (half === undefined ? 29 : 12) || m > 59 || s > 60) {
    // 午後13時 is a slip whose meaning is plain
    if (half === undefined || !/後|p/i.test(half) || h > 23 || m > 59 || s > 60) return "invalid";
  }
  const hours = half === undefined || h > 12 ? h : (h % 12) + (/後|p/i.test(half) ? 12 : 0);
  const ms = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  return { length: whole.length, ms: hours * HOUR + m * 60_000 + Math.min(s, 59) * 1000 + ms, precision, vague: false };
}

function offsetOf(tail: string): number | undefined | "invalid" {
  if (tail === "") return undefined;
  const parts = OFFSET.exec(tail);
  if (parts === null || (parts[1] === undefined && parts[2] === undefined)) return "invalid";
  const zone = parts[1] === undefined ? 0 : (ZONES[parts[1].toUpperCase()] ?? 0);
  if (parts[2] === undefined) return zone;
  const minutes = Number(parts[3]) * 60 + Number(parts[4] ?? 0);
  return minutes > 14 * 60 ? "invalid" : zone + (parts[2] === "-" ? -minutes : minutes);
}
