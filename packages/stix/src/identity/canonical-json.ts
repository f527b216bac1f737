/**
 * Writes JSON in the one canonical form of RFC 8785 (JCS): sorted keys by UTF-16 unit, ECMAScript numbers, no spaces.
 * What is not JSON (undefined, functions) is left out as JSON.stringify does; lone surrogates are a broken invariant.
 */

/** The canonical text of a JSON value; equal values give equal text whatever the order of their keys. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const from = value as Readonly<Record<string, unknown>>;
    const keys = Object.keys(from).filter((key) => from[key] !== undefined);
    keys.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(from[key])}`).join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
