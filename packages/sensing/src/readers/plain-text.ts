/** Numbers, times, ports and protocols as text logs write them, straight out of bytes. */

const PROTOCOLS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmp6: 58, "ipv6-icmp": 58, sctp: 132 };

/** Decimal seconds as microseconds; NaN when they are not a number. */
export function microseconds(bytes: Uint8Array, from: number, to: number): number {
  let whole = 0;
  let fraction = 0;
  let places = -1;
  for (let i = from; i < to; i++) {
    const c = bytes[i] ?? 0;
    if (c === 0x2e && places < 0) places = 0;
    else if (c < 0x30 || c > 0x39) return Number.NaN;
    else if (places < 0) whole = whole * 10 + c - 0x30;
    else if (places < 6) {
      fraction = fraction * 10 + c - 0x30;
      places++;
    }
  }
  if (from === to || whole > 9e9) return Number.NaN;
  for (let p = Math.max(places, 0); p < 6; p++) fraction *= 10;
  return whole * 1e6 + fraction;
}

/** A port; 0 when it is none. */
export function portAt(bytes: Uint8Array, from: number, to: number): number {
  let port = 0;
  for (let i = from; i < to; i++) {
    const c = bytes[i] ?? 0;
    if (c < 0x30 || c > 0x39 || i - from > 4) return 0;
    port = port * 10 + c - 0x30;
  }
  return port > 65_535 ? 0 : port;
}

/** IANA's number of a protocol by its name in small or capital letters; 0 where unknown. */
export function protocolAt(bytes: Uint8Array, from: number, to: number): number {
  // The two that nearly all records have, without making a string.
  if (to - from === 3) {
    const word = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0) | 0x202020;
    if (word === 0x746370) return 6;
    if (word === 0x756470) return 17;
  }
  return PROTOCOLS[String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 10))).toLowerCase()] ?? 0;
}
