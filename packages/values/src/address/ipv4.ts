/**
 * IPv4 addresses: strict dotted decimal, four parts. Nothing shorter, no hexadecimal, no octal.
 * A leading zero is refused: programs disagree whether 010 is eight or ten, and an indicator must not.
 */
import { refused } from "../faults.ts";
import { accepted, type Canonical } from "../observable.ts";

/** Not an address at all. */
const NOT_IPV4 = -1;
/** An address but for a leading zero. */
export const LEADING_ZERO = -2;

/** The 32-bit number of a dotted-decimal address (0…2^32-1), or NOT_IPV4 or LEADING_ZERO. */
export function parseIpv4(text: string): number {
  if (text.length < 7 || text.length > 15) return NOT_IPV4;
  let address = 0;
  let part = 0;
  let digits = 0;
  let parts = 0;
  let zero = false;
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 46 : text.charCodeAt(at);
    if (code === 46) {
      if (digits === 0 || part > 255) return NOT_IPV4;
      address = address * 256 + part;
      parts++;
      part = 0;
      digits = 0;
    } else if (code >= 48 && code <= 57) {
      if (digits > 0 && part === 0) zero = true;
      part = part * 10 + (code - 48);
      digits++;
      if (digits > 3) return NOT_IPV4;
    } else return NOT_IPV4;
  }
  if (parts !== 4) return NOT_IPV4;
  return zero ? LEADING_ZERO : address;
}

/** Dotted decimal of a 32-bit number. */
export function printIpv4(address: number): string {
  return `${Math.floor(address / 0x1000000)}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** Canonical IPv4: the strict form is its own canonical form. */
export function readIpv4(text: string): Canonical {
  const address = parseIpv4(text);
  if (address >= 0) return accepted("ipv4", text);
  return refused(address === LEADING_ZERO ? "ipv4-leading-zero" : "ipv4-form");
}
