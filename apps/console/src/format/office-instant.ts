/** What is picked on a screen, read by the office's clock. Apart from its zone, which every page needs at once. */
import { readLocalTime } from "@noroshi/api/form";
import { officeZone, offsetAt } from "./zone.ts";

/**
 * A day and a time of the office's clock as an instant, ISO 8601 UTC.
 * @param day `2026-12-07` @param time `23:59`
 */
export function officeInstant(day: string, time = "00:00"): string {
  return readLocalTime(`${day} ${time}`, officeZone())?.instant ?? day;
}

/** The instant that a person wrote into a field of day and time, `2026-12-07T23:59`. */
export const fromField = (written: string): string => officeInstant(written.slice(0, 10), written.slice(11));

/** What such a field shows for an instant. */
export function forField(iso: string): string {
  const at = Date.parse(iso);
  return new Date(at + offsetAt(at)).toISOString().slice(0, 16);
}
