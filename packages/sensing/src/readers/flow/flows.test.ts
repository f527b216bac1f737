/** Flows: three versions, from files and from captures; templates that come late, change, contradict themselves or flood. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressText } from "../../batch/address-text.ts";
import type { Batch } from "../../contract/index.ts";
import { address, ethernet, ip4, join, pcap, u8, u16, u32, udp } from "../testing-packets.ts";
import { FlowReader, type FlowVersion } from "./flows.ts";

const read = (version: FlowVersion, bytes: Uint8Array) => new FlowReader(version).read(bytes, true);
const ends = (batch: Batch) =>
  Array.from({ length: batch.length }, (_, n) =>
    [
      addressText(batch.origin, 4 * n),
      batch.originPort[n],
      batch.protocol[n],
      addressText(batch.responder, 4 * n),
      batch.responderPort[n],
    ].join(" "),
  );

const record5 = (from: string, to: string) =>
  join(
    address(from),
    address(to),
    new Uint8Array(16),
    u32(9_500),
    u32(9_900),
    u16(1000),
    u16(53),
    u16(0),
    u8(17, 0),
    new Uint8Array(8),
  );
const v5 = (...records: readonly Uint8Array[]) =>
  join(u16(5), u16(records.length), u32(10_000), u32(1_700_000_000), u32(500_000_000), new Uint8Array(8), ...records);

const FIELDS = [8, 12, 7, 11, 4, 22].map((element) =>
  join(u16(element), u16([4, 4, 2, 2, 1, 4][[8, 12, 7, 11, 4, 22].indexOf(element)] ?? 0)),
);
const template = (id: number, fields: readonly Uint8Array[] = FIELDS) => join(u16(id), u16(fields.length), ...fields);
const set = (id: number, ...parts: readonly Uint8Array[]) => {
  const body = join(...parts);
  return join(u16(id), u16(4 + body.length), body);
};
const record9 = (from: string, to: string) => join(address(from), address(to), u16(1000), u16(53), u8(17), u32(9_500));
const v9 = (...sets: readonly Uint8Array[]) =>
  join(u16(9), u16(sets.length), u32(10_000), u32(1_700_000_000), u32(1), u32(7), ...sets);
const ipfix = (...sets: readonly Uint8Array[]) => {
  const body = join(...sets);
  return join(u16(10), u16(16 + body.length), u32(1_700_000_000), u32(1), u32(7), body);
};

const ONE = "192.0.2.1 1000 17 198.51.100.2 53";
const TWO = "192.0.2.3 1000 17 198.51.100.4 53";

describe("NetFlow 5", () => {
  const bytes = join(
    v5(record5("192.0.2.1", "198.51.100.2"), record5("192.0.2.3", "198.51.100.4")),
    v5(record5("192.0.2.1", "198.51.100.2")),
  );

  it("gives ends, ports, protocol and the beginning of each flow, from a file of messages and from a capture of them", () => {
    const captured = pcap([
      ethernet(ip4(17, udp({ ports: [9, 2055], payload: bytes.subarray(0, 24 + 96) }))),
      ethernet(ip4(17, udp({ payload: "x" }))),
    ]);
    expect(ends(read("nf5", bytes).batch)).toEqual([ONE, TWO, ONE]);
    expect(ends(read("nf5", captured).batch)).toEqual([ONE, TWO]);
    expect(read("nf5", bytes).batch.time[0]).toBe(1_700_000_000_000_000);
    expect([...(read("nf5", bytes).batch.numbers ?? [])]).toEqual([1, 2, 3]);
  });

  it("that is cut, or another version, is a fault with its record", () => {
    expect(read("nf5", bytes.subarray(0, bytes.length - 1)).faults).toEqual([{ code: "FLOW_CUT", number: 3 }]);
    const wrong = join(v5(record5("192.0.2.1", "198.51.100.2")), v9(set(0, template(256))));
    expect([ends(read("nf5", wrong).batch), read("nf5", wrong).faults]).toEqual([
      [ONE],
      [{ code: "FLOW_NO_VERSION", number: 2 }],
    ]);
  });
});

describe("NetFlow 9 and IPFIX", () => {
  it("are read by their templates, message after message, also when the template comes behind its records", () => {
    for (const [version, make, id] of [
      ["nf9", v9, 0],
      ["ipfix", ipfix, 2],
    ] as const) {
      const learned = make(set(id, template(256)));
      const data = make(set(256, record9("192.0.2.1", "198.51.100.2"), record9("192.0.2.3", "198.51.100.4"), u8(0, 0)));
      expect(ends(read(version, join(learned, data, data)).batch)).toEqual([ONE, TWO, ONE, TWO]);
      expect(ends(read(version, join(data, learned)).batch)).toEqual([ONE, TWO]);
      expect(read(version, data).faults.map(({ code }) => code)).toEqual(["FLOW_NO_TEMPLATE"]);
    }
    const one = v9(set(0, template(256)), set(256, record9("192.0.2.1", "198.51.100.2")));
    expect(read("nf9", one).batch.time[0]).toBe(1_699_999_999_500_000);
  });

  it("keep the templates of exporters apart", () => {
    const other = FIELDS.toReversed();
    const from = (host: string, payload: Uint8Array) => ethernet(ip4(17, udp({ payload }), { from: host }));
    const swapped = join(u32(9_500), u8(17), u16(53), u16(1000), address("198.51.100.2"), address("192.0.2.1"));
    const bytes = pcap([
      from("203.0.113.1", v9(set(0, template(256)))),
      from("203.0.113.2", v9(set(0, template(256, other)))),
      from("203.0.113.1", v9(set(256, record9("192.0.2.1", "198.51.100.2")))),
      from("203.0.113.2", v9(set(256, swapped))),
    ]);
    expect(ends(read("nf9", bytes).batch)).toEqual([ONE, ONE]);
  });

  it("pass over options, enterprise fields and fields of variable length, and take millisecond times", () => {
    const fields = [join(u16(0x8000 | 5), u16(65_535), u32(9)), join(u16(152), u16(8)), ...FIELDS.slice(0, 5)];
    const millis = join(u32(Math.floor(1_700_000_000_500 / 2 ** 32)), u32(1_700_000_000_500 % 2 ** 32));
    const plain = record9("192.0.2.1", "198.51.100.2").subarray(0, 13);
    const short = join(u8(3), "abc", millis, plain);
    const long = join(u8(255), u16(300), new Uint8Array(300), millis, plain);
    const options = join(u16(300), u16(2), u16(1), u16(149), u16(4), u16(34), u16(4));
    const bytes = join(
      ipfix(set(2, template(256, fields)), set(3, options)),
      ipfix(set(300, u32(1), u32(100)), set(256, short, long)),
    );
    const { batch, faults } = read("ipfix", bytes);
    expect([ends(batch), faults]).toEqual([[ONE, ONE], []]);
    expect(batch.time[1]).toBe(1_700_000_000_500_000);
  });

  it("take the end of a flow, or the time of its message, where a template says no beginning", () => {
    const bare = FIELDS.slice(0, 5);
    const plain = record9("192.0.2.1", "198.51.100.2").subarray(0, 13);
    const ended = [...bare, join(u16(151), u16(4))];
    const bytes = join(
      ipfix(set(2, template(256, bare), template(257, ended))),
      ipfix(set(256, plain), set(257, plain, u32(1_600_000_000))),
    );
    expect([...read("ipfix", bytes).batch.time]).toEqual([1_700_000_000_000_000, 1_600_000_000_000_000]);
  });

  it("forget a template that is withdrawn", () => {
    const data = set(256, record9("192.0.2.1", "198.51.100.2"));
    const bytes = join(ipfix(set(2, template(256)), data), ipfix(set(2, u16(256), u16(0))), ipfix(data));
    expect([ends(read("ipfix", bytes).batch), read("ipfix", bytes).faults.map(({ code }) => code)]).toEqual([
      [ONE],
      ["FLOW_NO_TEMPLATE"],
    ]);
  });

  it("say which sets are broken and read the messages behind them", () => {
    const good = ipfix(set(2, template(256)), set(256, record9("192.0.2.1", "198.51.100.2")));
    const bad = ipfix(u16(256), u16(3));
    const short = ipfix(set(2, join(u16(257), u16(9), u16(8), u16(4))));
    const { batch, faults } = read("ipfix", join(bad, short, good));
    expect([ends(batch), faults.map(({ code }) => code)]).toEqual([[ONE], ["FLOW_BROKEN", "FLOW_BROKEN"]]);
  });

  it("cannot fill memory: templates and what waits for one are capped, and that is said", () => {
    const templates = Array.from({ length: 5000 }, (_, n) => ipfix(set(2, template(256 + n))));
    expect(read("ipfix", join(...templates)).faults).toHaveLength(5000 - 4096);
    const waiting = Array.from({ length: 20 }, () => ipfix(set(256, new Uint8Array(60_000))));
    const { batch, faults } = read("ipfix", join(...waiting, ipfix(set(2, template(256)))));
    expect(faults.map(({ code }) => code)).toEqual(Array(16).fill("FLOW_NO_TEMPLATE"));
    expect(batch.length).toBe(4 * Math.floor(60_000 / 17));
  });

  it("of any bytes at all are read without an exception, and all bytes are used", () => {
    const message = fc.uint8Array({ maxLength: 60 });
    for (const version of ["nf5", "nf9", "ipfix"] as const)
      fc.assert(
        fc.property(fc.array(fc.tuple(message, fc.boolean()), { maxLength: 6 }), (parts) => {
          const bytes = join(
            ...parts.map(([part, framed]) => (framed ? (version === "ipfix" ? ipfix(part) : v9(part)) : part)),
          );
          const reader = new FlowReader(version, { most: 64 });
          let used = 0;
          for (let step = -1; step !== 0; used += step) step = reader.read(bytes.subarray(used), true).used;
          expect(used).toBe(bytes.length);
        }),
        { numRuns: 200 },
      );
  });
});
