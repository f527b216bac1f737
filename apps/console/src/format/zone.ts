/**
 * The zone of the office's profile, in which every screen writes and reads times, whatever the device says. The hub tells it with
 * who is signed in; until then, and in a realm without a profile, it is UTC.
 */
let zone = "UTC";

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
  const names = ["en-GB", "en-US", "en-AU", "en-NZ", "ja", "ko"].map(
    (locale) =>
      new Intl.DateTimeFormat(locale, { timeZone: of, timeZoneName: "short" })
        .formatToParts(at)
        .find((p) => p.type === "timeZoneName")?.value ?? "",
  );
  return names.find((n) => /^[A-Z]{2,5}$/.test(n)) ?? names[0] ?? of;
}

/** What the office's clock is ahead of UTC at this instant, in milliseconds. */
export function offsetAt(ms: number, of: string = zone): number {
  if (of === "UTC") return 0;
  const name = new Intl.DateTimeFormat("en", { timeZone: of, timeZoneName: "longOffset" })
    .formatToParts(ms)
    .find((p) => p.type === "timeZoneName")?.value;
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name ?? "") ?? [];
  return (sign === "-" ? -60_000 : 60_000) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}
