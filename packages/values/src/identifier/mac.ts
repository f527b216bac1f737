/**
 * MAC addresses, EUI-48 only: every vendor separates the digits in its own way, STIX 2.1 in one.
 */
import { refused } from "../faults.ts";
import { accepted, type Canonical } from "../observable.ts";

/** Lower case with colons (STIX 2.1 §6.9); hyphens, Cisco dots and bare digits are read. */
export function readMac(text: string): Canonical {
  const shape =
    /^(?:[0-9a-f]{12}|[0-9a-f]{4}([.:-])[0-9a-f]{4}\1[0-9a-f]{4}|[0-9a-f]{1,2}([:-])[0-9a-f]{1,2}(?:\2[0-9a-f]{1,2}){4})$/i;
  if (!shape.test(text)) return refused("mac-form");
  const parts = text.toLowerCase().split(/[.:-]/);
  const digits = parts.length === 6 ? parts.map((part) => part.padStart(2, "0")).join("") : parts.join("");
  return accepted("mac", (digits.match(/../g) ?? []).join(":"));
}
