/** Captures: every container, link and header on the way to the two ends, and what hostile bytes may not do. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressText } from "../../batch/address-text.ts";
import { type Batch, textAt } from "../../contract/index.ts";
import {
  block,
  clientHello,
  enhanced,
  ethernet,
  ip4,
  ip6,
  join,
  labels,
  networkInterface,
  pcap,
  section,
  tcp,
  u8,
  u16,
  u32,
  udp,
} from "../testing-packets.ts";
import { PacketReader } from "./packets.ts";

const read = (bytes: Uint8Array, matchedOnly = true) => new PacketReader({ matchedOnly }).read(bytes, true);
const ends = (batch: Batch, at = 0) =>
  `${addressText(batch.origin, 4 * at)}:${batch.originPort[at]} ${batch.protocol[at]} ${addressText(batch.responder, 4 * at)}:${batch.responderPort[at]}`;
const WEB = ip4(6, tcp({}));
const SEEN = "192.0.2.1:40000 6 198.51.100.2:80";
const AT = 1_700_000_000_500_000;

describe("a capture", () => {
  it("is read in both byte orders, in micro- and nanoseconds", () => {
    for (const little of [true, false]) {
      const micro = read(pcap([ethernet(WEB)], { little })).batch;
      expect([ends(micro), micro.time[0], micro.numbers?.[0]]).toEqual([SEEN, AT, 1]);
      expect(read(pcap([ethernet(WEB)], { little, nano: true, fraction: 500_000_999 })).batch.time[0]).toBe(AT);
    }
  });

  it("of the next generation too, with clocks of its interfaces, sections of either order, and blocks passed over", () => {
    const nano = join(
      u16(9, true),
      u16(1, true),
      u8(9, 0, 0, 0),
      u16(14, true),
      u16(8, true),
      u32(2, true),
      u32(0),
      u32(0),
    );
    const units = 1_700_000_000_500_000_999n;
    const [high, low] = [Number(units >> 32n), Number(units & 0xffff_ffffn)];
    const micro = [Number(1_700_000_000_500_000n >> 32n), Number(1_700_000_000_500_000n & 0xffff_ffffn)] as const;
    const bytes = join(
      ...[section(), networkInterface(true, nano), block(5, new Uint8Array(8)), enhanced(ethernet(WEB), high, low)],
      block(3, join(u32(ethernet(WEB).length, true), ethernet(WEB))),
      ...[section(false), networkInterface(false), enhanced(ethernet(WEB), ...micro, false)],
    );
    const { batch, faults } = read(bytes);
    expect([batch.length, faults]).toEqual([3, []]);
    expect([...batch.time]).toEqual([AT + 2_000_000, Number.NaN, AT]);
    expect([ends(batch, 0), ends(batch, 1), ends(batch, 2)]).toEqual([SEEN, SEEN, SEEN]);
  });

  it("gives the same packets however its bytes are cut into portions", () => {
    const bytes = pcap([ethernet(WEB), ethernet(ip4(17, udp({}))), ethernet(WEB)]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length }), (cut) => {
        const reader = new PacketReader();
        const first = reader.read(bytes.subarray(0, cut), false);
        const before = first.batch.length;
        const rest = reader.read(bytes.subarray(first.used), true);
        expect([before + rest.batch.length, first.passed + rest.passed, rest.faults]).toEqual([3, 3, []]);
      }),
    );
  });

  it("that is broken says where, and keeps what was read before", () => {
    const good = pcap([ethernet(WEB), ethernet(WEB)]);
    const cut = read(good.subarray(0, good.length - 5));
    expect([cut.batch.length, cut.faults]).toEqual([1, [{ code: "CAPTURE_CUT", number: 2 }]]);
    const long = good.slice();
    long.fill(255, 24 + 16 + ethernet(WEB).length + 8, 24 + 16 + ethernet(WEB).length + 12);
    expect([read(long).batch.length, read(long).faults]).toEqual([1, [{ code: "CAPTURE_BROKEN", number: 2 }]]);
    expect(read(u8(...Array(40).fill(7))).faults).toEqual([{ code: "CAPTURE_BROKEN", number: 1 }]);
    const orphan = join(section(), enhanced(ethernet(WEB), 0, 0), networkInterface(), enhanced(ethernet(WEB), 0, 0));
    expect([read(orphan).batch.length, read(orphan).faults]).toEqual([1, [{ code: "BLOCK_BROKEN", number: 1 }]]);
    expect(read(pcap([ethernet(WEB).subarray(0, 30)])).faults).toEqual([{ code: "PACKET_CUT", number: 1 }]);
  });

  it("of any bytes at all is read without an exception", () => {
    const start = fc.constantFrom(pcap([]), join(section(), networkInterface()), u8());
    const packet = fc.uint8Array({ maxLength: 200 }).map((bytes) => pcap([bytes]).subarray(24));
    fc.assert(
      fc.property(
        start,
        fc.array(fc.oneof(fc.uint8Array({ maxLength: 80 }), packet), { maxLength: 8 }),
        (head, parts) => {
          const bytes = join(head, ...parts);
          expect(read(bytes).used).toBe(bytes.length);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("a packet", () => {
  it("is found behind VLANs, MPLS, PPPoE, and on other links than Ethernet", () => {
    const cooked = join(new Uint8Array(14), u16(0x0800), WEB);
    const cooked2 = join(u16(0x0800), new Uint8Array(18), WEB);
    const pppoe = join(u8(0x11, 0, 0, 1), u16(WEB.length + 2), u16(0x0021), WEB);
    const mpls = join(u32(0x0001_0040), u32(0x0001_0140), WEB);
    for (const [link, frame] of [
      [1, ethernet(WEB, 0x0800, 0x8100)],
      [1, ethernet(WEB, 0x0800, 0x88a8, 0x8100)],
      [1, ethernet(mpls, 0x8847)],
      [1, ethernet(pppoe, 0x8864)],
      [0, join(u32(2, true), WEB)],
      [101, WEB],
      [228, WEB],
      [113, cooked],
      [276, cooked2],
    ] as const)
      expect(ends(read(pcap([frame], { link })).batch)).toBe(SEEN);
  });

  it("that is no IP is no record and no fault", () => {
    const { batch, faults, passed } = read(pcap([ethernet(new Uint8Array(28), 0x0806), ethernet(WEB)]));
    expect([batch.length, faults, passed, batch.numbers?.[0]]).toEqual([1, [], 2, 2]);
  });

  it("of IPv6 is read through its extension headers", () => {
    const options = join(u8(60, 0), new Uint8Array(6));
    const destination = join(u8(44, 1), new Uint8Array(14));
    const first = join(u8(6, 0), u16(1), u32(9));
    const six = ip6(0, join(options, destination, first, tcp({})));
    expect(ends(read(pcap([ethernet(six, 0x86dd)])).batch)).toBe("2001:db8::1:40000 6 2001:db8::2:80");
  });

  it("that is a later fragment has ends and protocol, and never ports out of somebody's payload", () => {
    const four = ip4(17, udp({}), { fragment: 5 });
    const six = ip6(44, join(u8(17, 0), u16(8 * 9), u32(9), udp({})));
    const { batch } = read(pcap([ethernet(four), ethernet(six, 0x86dd)]));
    expect([ends(batch, 0), ends(batch, 1)]).toEqual([
      "192.0.2.1:0 17 198.51.100.2:0",
      "2001:db8::1:0 17 2001:db8::2:0",
    ]);
  });
});

describe("the names in packets", () => {
  const question = join(labels("A.evil.example"), u16(1), u16(1));
  const answer = (type: number, data: Uint8Array) =>
    join(u16(0xc00c), u16(type), u16(1), u32(60), u16(data.length), data);
  const message = (...answers: readonly Uint8Array[]) =>
    join(u16(7), u16(0x8180), u16(1), u16(answers.length), u16(0), u16(0), question, ...answers);
  const dns = (payload: Uint8Array) => read(pcap([ethernet(ip4(17, udp({ ports: [53, 40_000], payload })))])).batch;

  it("are the question and the answers of the DNS, with pointers followed", () => {
    const cname = join(u8(3), "cdn", u16(0xc00e));
    const batch = dns(
      message(
        answer(5, cname),
        answer(1, u8(192, 0, 2, 7)),
        answer(28, join(u32(0x20010db8), new Uint8Array(11), u8(9))),
      ),
    );
    expect(textAt(batch, "dns.query", 0)).toBe("A.evil.example");
    expect(textAt(batch, "dns.answer", 0)).toBe("cdn.evil.example,192.0.2.7,2001:db8::9");
  });

  it("never come from a pointer that goes on, or round and round", () => {
    const round = join(u16(7), u16(0), u16(1), u16(0), u16(0), u16(0), u16(0xc00c), u16(1), u16(1));
    expect(textAt(dns(round), "dns.query", 0)).toBeUndefined();
    expect(textAt(dns(message(answer(5, u16(0xc0ff)))), "dns.answer", 0)).toBeUndefined();
  });

  it("keep a dot or comma inside of a label from making two of one", () => {
    const forged = join(u16(7), u16(0), u16(1), u16(0), u16(0), u16(0), labels("x"), u16(1), u16(1));
    const label = join(forged.subarray(0, 12), u8(14), "a,evil.example", u8(0), u16(1), u16(1));
    expect(textAt(dns(label), "dns.query", 0)).toBe("a\0evil\0example");
  });

  it("are the server name of TLS, and host and target of HTTP", () => {
    const segments = [
      clientHello("evil.example"),
      "GET /x?y HTTP/1.1\r\nAccept: *\r\nHOST: Evil.example:8080 \r\n\r\nbody",
    ];
    const { batch } = read(pcap(segments.map((payload) => ethernet(ip4(6, tcp({ payload }))))));
    expect(textAt(batch, "tls.sni", 0)).toBe("evil.example");
    expect([textAt(batch, "http.host", 1), textAt(batch, "http.uri", 1)]).toEqual(["Evil.example:8080", "/x?y"]);
  });

  it("are not looked at for selection: payload is content", () => {
    const bytes = pcap([ethernet(ip4(6, tcp({ payload: clientHello("evil.example") })))]);
    expect([...read(bytes, false).batch.texts.keys()]).toEqual([]);
  });
});
