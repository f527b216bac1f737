/**
 * Dates and times as people write them in forms.
 */

export interface LocalTime {
  /** ISO 8601 in UTC. */
  readonly instant: string;
  readonly precision: "day" | "hour" | "minute" | "second";
  /** 頃, about. */
  readonly approximate: boolean;
}

/** Reads a local time of a zone; undefined if the text is none. */
export function readLocalTime(text: string, _zone: string): LocalTime | undefined {
  const date = Date.parse(text);
  return Number.isNaN(date)
    ? undefined
    : { instant: new Date(date).toISOString(), precision: "minute", approximate: false };
}
