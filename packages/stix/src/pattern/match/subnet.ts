/**
 * Reads an IPv4 or IPv6 address or CIDR block as the set of its addresses, for ISSUBSET and ISSUPERSET (STIX 2.1
 * §9.6.1). A plain address is the set of itself; bits behind the prefix do not count; families never contain each other.
 */
import { isIPv4, isIPv6 } from "node:net";

export interface Subnet {
  readonly family: 4 | 6;
  /** How many leading bits are fixed. */
  readonly prefix: number;
  /** The fixed bits, the others zero. */
  readonly network: bigint;
}

/** The set that a text names, or nothing when it names none. */
export function subnetOf(text: string): Subnet | undefined {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const family = isIPv4(address) ? 4 : isIPv6(address) && !address.includes("%") ? 6 : undefined;
  if (family === undefined) return undefined;
  const width = family === 4 ? 32 : 128;
  const length = slash < 0 ? String(width) : text.slice(slash + 1);
  if (!/^(?:0|[1-9][0-9]{0,2})$/.test(length) || Number(length) > width) return undefined;
  const prefix = Number(length);
  const bits = BigInt(width - prefix);
  const value = family === 4 ? bitsOf4(address) : bitsOf6(address);
  return { family, prefix, network: (value >> bits) << bits };
}

/** Whether every address of `inner` is one of `outer`; a set contains itself. */
export function contains(outer: Subnet, inner: Subnet): boolean {
  if (outer.family !== inner.family || outer.prefix > inner.prefix) return false;
  const bits = BigInt((outer.family === 4 ? 32 : 128) - outer.prefix);
  return inner.network >> bits === outer.network >> bits;
}

function bitsOf4(address: string): bigint {
  return address.split(".").reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function bitsOf6(address: string): bigint {
  const dotted = address.lastIndexOf(":");
  const tail = address.includes(".") ? bitsOf4(address.slice(dotted + 1)) : undefined;
  const plain =
    tail === undefined
      ? address
      : `${address.slice(0, dotted + 1)}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const [head = "", rest] = plain.split("::");
  const groups = (part: string): string[] => (part === "" ? [] : part.split(":"));
  const front = groups(head);
  const back = rest === undefined ? [] : groups(rest);
  const middle = new Array<string>(8 - front.length - back.length).fill("0");
  return [...front, ...middle, ...back].reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}
