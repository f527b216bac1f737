/** Which of the hub's doors a file belongs to, from its first bytes: not everything that a partner has is a report. */
import { formatOf } from "./format-of.ts";
import { topOf } from "./sniff.ts";

export type Door = "reports" | "sightings" | "advisories";

/** The door; what nobody recognises belongs to reports, whose answer says what can be sent. */
export function doorOf(bytes: Uint8Array): Door {
  // untrusted: any bytes, cut anywhere.
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, 262_144));
  if (!/^\s*[[{]/.test(text)) return "reports";
  const top = topOf(text);
  const format = top && formatOf(text.trimStart().startsWith("[") ? [top] : top);
  if (format === "sightings") return "sightings";
  return format === "csaf" ? "advisories" : "reports";
}
