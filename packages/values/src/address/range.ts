/**
 * The bounds of an address or range, for containment by two plain comparisons on an index.
 * Trusts: the value is canonical. Hexadecimal text of fixed length compares as the numbers do, within one family.
 */
import { parseIpv4 } from "./ipv4.ts";
import { parseIpv6 } from "./ipv6.ts";

export interface AddressRange {
  /** First address: 8 hexadecimal digits for IPv4, 32 for IPv6. */
  readonly low: string;
  /** Last address, inclusive. */
  readonly high: string;
  readonly family: 4 | 6;
}

/** Bounds of a canonical ipv4, ipv6 or cidr value. Throws if the value is not canonical: that is the caller's fault. */
export function addressRange(kind: "ipv4" | "ipv6" | "cidr", value: string): AddressRange {
  const slash = kind === "cidr" ? value.indexOf("/") : -1;
  const address = slash < 0 ? value : value.slice(0, slash);
  const four = parseIpv4(address);
  if (four >= 0) {
    const free = 32 - (slash < 0 ? 32 : Number(value.slice(slash + 1)));
    return { low: hex(four, 8), high: hex(four + 2 ** free - 1, 8), family: 4 };
  }
  const six = parseIpv6(address);
  if (six === undefined) throw new RangeError("addressRange wants a canonical address");
  const length = slash < 0 ? 128 : Number(value.slice(slash + 1));
  let low = "";
  let high = "";
  for (let at = 0; at < 8; at++) {
    const free = 16 - Math.max(0, Math.min(16, length - at * 16));
    const group = six[at] ?? 0;
    low += hex(group, 4);
    high += hex(group | (2 ** free - 1), 4);
  }
  return { low, high, family: 6 };
}

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}
