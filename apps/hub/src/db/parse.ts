/**
 * How values come back from PostgreSQL: instants as ISO 8601 UTC strings with Z (as the contracts have them), dates as they
 * stand, 64-bit counts as numbers. JavaScript's Date is never used: it loses microseconds and knows no zone.
 */
import pg from "pg";

const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;
const INTERVAL = 1186;

const text = pg.types.getTypeParser(25, "text");

/** "2026-11-22 21:39:00.5+00" → "2026-11-22T21:39:00.5Z"; needs a session whose zone is UTC. `infinity` passes as it is. */
export function isoInstant(value: string): string {
  return value.endsWith("+00") ? `${value.slice(0, 10)}T${value.slice(11, -3)}Z` : value;
}

/** A count as a number; one that a number cannot hold exactly is a broken invariant here. */
function count(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`a 64-bit value is too large: ${value}`);
  return number;
}

const parsers = new Map<number, (value: string) => unknown>([
  [INT8, count],
  [DATE, text],
  [TIMESTAMP, text],
  [INTERVAL, text],
  [TIMESTAMPTZ, isoInstant],
]);

/** For the `types` option of a pool or client of `pg`. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    (format === "binary" ? undefined : parsers.get(oid)) ?? pg.types.getTypeParser(oid, format ?? "text"),
};
