/**
 * The zone of the office's profile, in which every screen writes and reads times, whatever the device says. The hub tells it with
 * who is signed in; until then, and in a realm without a profile, it is UTC.
 */
let zone = "UTC";

/** Making a format is dear, and a screen writes a hundred times. By the options of whoever asks, which it keeps as one object. */
const made = new WeakMap<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>();

/** @param options one object of the caller's, the same at each call */
export function formatIn(timeZone: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const own = made.get(options) ?? new Map<string, Intl.DateTimeFormat>();
  made.set(options, own);
  const name = `${timeZone} ${locale}`;
  const known = own.get(name) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  own.set(name, known);
  return known;
}

const SHORT = { timeZoneName: "short" } as const;
const OFFSET = { timeZoneName: "longOffset" } as const;

const zoneWord = (format: Intl.DateTimeFormat, at: Date | number): string =>
  format.formatToParts(at).find((p) => p.type === "timeZoneName")?.value ?? "";

/** IANA name. */
export const officeZone = (): string => zone;

/** Takes over what the hub said; a name that this browser does not know changes nothing. */
export function setOfficeZone(said: string): void {
  if (said === zone) return;
  try {
    new Intl.DateTimeFormat("en", { timeZone: said });
    zone = said;
  } catch {
    // untrusted: an older browser may lack a zone; its times stay as they were, and say which zone that is
  }
}

/** What English speakers of some country call the zone at this instant: JST, CET, or GMT+5:45 where nobody has a word. */
export function zoneName(iso: string, of: string = zone): string {
  const at = new Date(iso);
  if (of === "UTC" || Number.isNaN(at.getTime())) return "UTC";
  const names = ["en-GB", "en-US", "en-AU", "en-NZ", "ja", "ko"].map((locale) =>
    zoneWord(formatIn(of, locale, SHORT), at),
  );
  return names.find((n) => /^[A-Z]{2,5}$/.test(n)) ?? names[0] ?? of;
}

/** What the office's clock is ahead of UTC at this instant, in milliseconds. */
export function offsetAt(ms: number, of: string = zone): number {
  if (of === "UTC") return 0;
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(zoneWord(formatIn(of, "en", OFFSET), ms)) ?? [];
  return (sign === "-" ? -60_000 : 60_000) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
