/** Packets, captures and flow messages for tests, written byte by byte from the standards. */

export function u8(...bytes: readonly number[]): Uint8Array {
  return Uint8Array.from(bytes);
}

export function u16(value: number, little = false): Uint8Array {
  return little ? u8(value & 255, value >> 8) : u8(value >> 8, value & 255);
}

export function u32(value: number, little = false): Uint8Array {
  const [high, low] = [Math.floor(value / 65_536), value % 65_536];
  return little ? join(u16(low, true), u16(high, true)) : join(u16(high), u16(low));
}

export function join(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part))));
}

export function address(text: string): Uint8Array {
  return Uint8Array.from(text.split("."), Number);
}

export interface Segment {
  readonly from?: string;
  readonly to?: string;
  readonly ports?: readonly [number, number];
  readonly payload?: Uint8Array | string;
  readonly fragment?: number;
}

export function tcp({ ports = [40_000, 80], payload = "" }: Segment): Uint8Array {
  return join(u16(ports[0]), u16(ports[1]), u32(1), u32(1), u8(0x50, 0x18), u16(1000), u16(0), u16(0), payload);
}

export function udp({ ports = [40_000, 53], payload = "" }: Segment): Uint8Array {
  const body = join(payload);
  return join(u16(ports[0]), u16(ports[1]), u16(8 + body.length), u16(0), body);
}

/** An IPv4 packet around a segment. */
export function ip4(
  protocol: number,
  segment: Uint8Array,
  { from = "192.0.2.1", to = "198.51.100.2", fragment = 0 }: Segment = {},
): Uint8Array {
  const head = join(u8(0x45, 0), u16(20 + segment.length), u16(1), u16(fragment), u8(64, protocol), u16(0));
  return join(head, address(from), address(to), segment);
}

/** An IPv6 packet from 2001:db8::1 to 2001:db8::2; `next` is the number of what `body` begins with. */
export function ip6(next: number, body: Uint8Array): Uint8Array {
  const end = (last: number) => join(u32(0x20010db8), u32(0), u32(0), u32(last));
  return join(u32(0x60000000), u16(body.length), u8(next, 64), end(1), end(2), body);
}

/** An Ethernet frame with tags of VLANs before its type. */
export function ethernet(packet: Uint8Array, type = 0x0800, ...tags: readonly number[]): Uint8Array {
  return join(new Uint8Array(12), ...tags.map((tag) => join(u16(tag), u16(7))), u16(type), packet);
}

/** A classic capture. @param stamps seconds and fraction of each packet */
export function pcap(
  packets: readonly Uint8Array[],
  { little = true, nano = false, link = 1, fraction = 500_000 } = {},
): Uint8Array {
  const head = join(u32(nano ? 0xa1b23c4d : 0xa1b2c3d4, little), u16(2, little), u16(4, little), u32(0), u32(0));
  const records = packets.map((packet) =>
    join(
      u32(1_700_000_000, little),
      u32(fraction, little),
      u32(packet.length, little),
      u32(packet.length, little),
      packet,
    ),
  );
  return join(head, u32(65_535, little), u32(link, little), ...records);
}

/** A block of a pcapng capture. */
export function block(type: number, body: Uint8Array, little = true): Uint8Array {
  const length = 12 + Math.ceil(body.length / 4) * 4;
  return join(
    u32(type, little),
    u32(length, little),
    body,
    new Uint8Array(length - 12 - body.length),
    u32(length, little),
  );
}

export function section(little = true): Uint8Array {
  const order = little ? u8(0x4d, 0x3c, 0x2b, 0x1a) : u8(0x1a, 0x2b, 0x3c, 0x4d);
  return block(0x0a0d0d0a, join(order, u16(1, little), u16(0, little), new Uint8Array(8).fill(255)), little);
}

export function networkInterface(little = true, options: Uint8Array = u8(), link = 1): Uint8Array {
  return block(1, join(u16(link, little), u16(0), u32(0, little), options), little);
}

/** An enhanced packet of interface 0; its time in two words. */
export function enhanced(packet: Uint8Array, high: number, low: number, little = true): Uint8Array {
  const sizes = join(u32(packet.length, little), u32(packet.length, little));
  return block(6, join(u32(0), u32(high, little), u32(low, little), sizes, packet), little);
}

/** A name of the DNS. */
export function labels(name: string): Uint8Array {
  return join(...name.split(".").map((label) => join(u8(label.length), label)), u8(0));
}

/** The first record of a TLS connection with a server name. */
export function clientHello(name: string): Uint8Array {
  const sni = join(u16(0), u16(name.length + 5), u16(name.length + 3), u8(0), u16(name.length), name);
  const extensions = join(u16(0x2b), u16(3), u8(2, 3, 4), sni);
  const body = join(
    u16(0x0303),
    new Uint8Array(32),
    u8(0),
    u16(2),
    u16(0x1301),
    u8(1, 0),
    u16(extensions.length),
    extensions,
  );
  return join(u8(0x16), u16(0x0301), u16(body.length + 4), u8(1, 0), u16(body.length), body);
}
