/** What is picked on a screen, read by the office's clock. Apart from its zone, which every page needs at once. */
import { readLocalTime } from "@noroshi/api/form";
import { officeZone } from "./zone.ts";

/**
 * A day and a time of the office's clock as an instant, ISO 8601 UTC.
 * @param day `2026-12-07` @param time `23:59`
 */
export function officeInstant(day: string, time = "00:00"): string {
  return readLocalTime(`${day} ${time}`, officeZone())?.instant ?? day;
}
