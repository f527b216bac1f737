/** Instants as people of each channel write them. */

/** `2025/03/04 05:06`, by the clock on a wall in Tokyo. */
export function inTokyo(at: number): string {
  return new Date(at + 9 * 3_600_000).toISOString().slice(0, 16).replaceAll("-", "/").replace("T", " ");
}

/** The day in UTC, `2025-03-04`. */
export function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Seconds since 1970, as MISP writes them. */
export function epoch(at: number): string {
  return String(Math.floor(at / 1000));
}

export function instant(at: number): string {
  return new Date(at).toISOString();
}
