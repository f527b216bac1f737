/**
 * IPv6 addresses: read as RFC 4291 §2.2, printed as RFC 5952.
 * An IPv4-mapped address (::ffff:0:0/96) stays an IPv6 value and is printed with a dotted tail (RFC 5952 §5): the sender
 * said IPv6, and whether a mapped address means the IPv4 host is for the one who matches, not for the one who writes down.
 * A zone (%eth0) is refused: it means something on one machine only.
 */
import { refused } from "../faults.ts";
import { accepted, type Canonical } from "../observable.ts";
import { parseIpv4, printIpv4 } from "./ipv4.ts";

/** The eight 16-bit groups of an address, or undefined. */
export function parseIpv6(text: string): Uint16Array | undefined {
  if (text.length < 2 || text.length > 45) return undefined;
  const groups = new Uint16Array(8);
  let count = 0;
  let gap = -1;
  let at = 0;
  if (text.charCodeAt(0) === 58) {
    if (text.charCodeAt(1) !== 58) return undefined;
    gap = 0;
    at = 2;
  }
  while (at < text.length) {
    if (count === 8) return undefined;
    let group = 0;
    const begin = at;
    for (; at < text.length && at - begin < 4; at++) {
      const digit = hexDigit(text.charCodeAt(at));
      if (digit < 0) break;
      group = group * 16 + digit;
    }
    if (at < text.length && text.charCodeAt(at) === 46) {
      const tail = parseIpv4(text.slice(begin));
      if (tail < 0 || count > 6) return undefined;
      groups[count++] = Math.floor(tail / 0x10000);
      groups[count++] = tail & 0xffff;
      break;
    }
    if (at === begin) return undefined;
    groups[count++] = group;
    if (at === text.length) break;
    if (text.charCodeAt(at) !== 58) return undefined;
    at++;
    if (at === text.length) return undefined;
    if (text.charCodeAt(at) === 58) {
      if (gap >= 0) return undefined;
      gap = count;
      at++;
    }
  }
  if (gap < 0) return count === 8 ? groups : undefined;
  if (count === 8) return undefined;
  groups.copyWithin(8 - (count - gap), gap, count);
  groups.fill(0, gap, 8 - (count - gap));
  return groups;
}

/** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups (the first of equals) as `::`. */
export function printIpv6(groups: Uint16Array): string {
  if (isMapped(groups)) return `::ffff:${printIpv4(group(groups, 6) * 0x10000 + group(groups, 7))}`;
  let best = -1;
  let bestLength = 1;
  for (let at = 0; at < 8; at++) {
    let end = at;
    while (end < 8 && groups[end] === 0) end++;
    if (end - at > bestLength) {
      best = at;
      bestLength = end - at;
    }
    if (end > at) at = end;
  }
  let text = "";
  for (let at = 0; at < 8; at++) {
    if (at === best) {
      text += "::";
      at += bestLength - 1;
    } else {
      if (at > 0 && !(best >= 0 && at === best + bestLength)) text += ":";
      text += group(groups, at).toString(16);
    }
  }
  return text;
}

/** Canonical IPv6. */
export function readIpv6(text: string): Canonical {
  const groups = parseIpv6(text);
  if (groups !== undefined) return accepted("ipv6", printIpv6(groups));
  return refused(text.includes("%") ? "ipv6-zone" : "ipv6-form");
}

function isMapped(groups: Uint16Array): boolean {
  for (let at = 0; at < 5; at++) if (groups[at] !== 0) return false;
  return groups[5] === 0xffff;
}

function group(groups: Uint16Array, at: number): number {
  return groups[at] ?? 0;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
