/** An instant as the forms write it: local time of Japan, to the minute. */
import { FORM_ZONE } from "./zone.ts";

const LOCAL = new Intl.DateTimeFormat("en-GB", {
  timeZone: FORM_ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `2026/12/08 03:12` */
export function written(iso: string): string {
  const parts = new Map(LOCAL.formatToParts(new Date(iso)).map((p) => [p.type, p.value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
  return `${part("year")}/${part("month")}/${part("day")} ${part("hour")}:${part("minute")}`;
}
