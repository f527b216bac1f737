/**
 * Address ranges: host bits cleared, the address canonical; /32 and /128 are the plain address and change their kind.
 * A dotted mask (10.0.0.0/255.0.0.0) is read if its ones are in one piece. An address inside a range is another value.
 */
import { refused } from "../faults.ts";
import { accepted, type Canonical } from "../observable.ts";
import { LEADING_ZERO, parseIpv4, printIpv4 } from "./ipv4.ts";
import { parseIpv6, printIpv6 } from "./ipv6.ts";

/** Canonical range; an address without a prefix is that address. */
export function readCidr(text: string): Canonical {
  const slash = text.indexOf("/");
  const address = (slash < 0 ? text : text.slice(0, slash)).trim();
  const suffix = slash < 0 ? undefined : text.slice(slash + 1).trim();
  const four = parseIpv4(address);
  if (four === LEADING_ZERO) return refused("ipv4-leading-zero");
  if (four >= 0) {
    const length = suffix === undefined ? 32 : prefixLength(suffix, 32);
    if (length === undefined) return refused("cidr-form");
    if (length === 32) return accepted("ipv4", address);
    return accepted("cidr", `${printIpv4(clearIpv4(four, length))}/${length}`);
  }
  const six = parseIpv6(address);
  if (six === undefined) return refused(address.includes("%") ? "ipv6-zone" : "cidr-form");
  const length = suffix === undefined ? 128 : prefixLength(suffix, 128);
  if (length === undefined) return refused("cidr-form");
  if (length === 128) return accepted("ipv6", printIpv6(six));
  clearIpv6(six, length);
  return accepted("cidr", `${printIpv6(six)}/${length}`);
}

function prefixLength(suffix: string, bits: 32 | 128): number | undefined {
  if (/^(?:0|[1-9]\d{0,2})$/.test(suffix)) {
    const length = Number(suffix);
    return length <= bits ? length : undefined;
  }
  if (bits === 128) return undefined;
  const mask = parseIpv4(suffix);
  if (mask < 0) return undefined;
  const length = Math.clz32(~mask);
  return clearIpv4(0xffffffff, length) === mask ? length : undefined;
}

/** The address with its host bits cleared. */
function clearIpv4(address: number, length: number): number {
  return length === 0 ? 0 : (address & (0xffffffff << (32 - length))) >>> 0;
}

function clearIpv6(groups: Uint16Array, length: number): void {
  for (let at = 0; at < 8; at++) {
    const keep = Math.max(0, Math.min(16, length - at * 16));
    groups[at] = (groups[at] ?? 0) & (0xffff << (16 - keep));
  }
}
