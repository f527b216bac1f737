/** An instant as it is written into a field by hand, to the minute: on the common forms in Japan's time, elsewhere by the office's clock. */
import { formatIn, officeZone } from "../../format/zone.ts";
import { FORM_ZONE } from "./zone.ts";

const TO_THE_MINUTE = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const;

/** `2026/12/08 03:12`, for a common form. */
export const written = (iso: string): string => writtenIn(FORM_ZONE, iso);

/** The same by the office's clock. */
export const writtenHere = (iso: string): string => writtenIn(officeZone(), iso);

function writtenIn(zone: string, iso: string): string {
  const parts = new Map(
    formatIn(zone, "en-GB", TO_THE_MINUTE)
      .formatToParts(new Date(iso))
      .map((p) => [p.type, p.value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
  return `${part("year")}/${part("month")}/${part("day")} ${part("hour")}:${part("minute")}`;
}
