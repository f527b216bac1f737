/** The Date header (RFC 5322 §3.3) as an instant; a date without a zone says no instant, and none is guessed. */
import { Temporal } from "temporal-polyfill";
import type { TimeSpan } from "../../contract/index.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const FORM =
  /^\s*(?:[a-z]{3},\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2})(?::(\d{2}))?\s+(?:([+-]\d{2})(\d{2})|GMT|UT|UTC|Z)\b/i;

/** The instant at which the sender says that it sent. */
export function sentAt(raw: string): TimeSpan | null {
  const found = FORM.exec(raw.slice(0, 200));
  const month = MONTHS.indexOf((found?.[2] ?? "").toLowerCase()) + 1;
  if (!found || month === 0) return null;
  const [, day = "", , year, hour, minute, second = "00", zone = "+00", minutes = "00"] = found;
  const two = (part: string | number) => String(part).padStart(2, "0");
  try {
    const at = Temporal.Instant.from(
      `${year}-${two(month)}-${two(day)}T${hour}:${minute}:${second}${zone}:${minutes}`,
    ).toString();
    return { from: at, to: at, precision: "second", approximate: false };
  } catch {
    return null;
  }
}
