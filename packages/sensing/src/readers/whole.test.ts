/** One input in every format: the same communications come out, nothing else does, and nothing of it is left. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressText } from "../batch/address-text.ts";
import { type Batch, ENDS_READ, textAt } from "../contract/index.ts";
import { isLines, type LineFormat, TRAFFIC_FORMATS, type TrafficFormat } from "./formats.ts";
import { RecordStream } from "./record-stream.ts";
import { join, u8, u16, u32 } from "./testing-packets.ts";
import { type Communication, messagesAs, trafficAs } from "./testing-traffic.ts";
import { readWhole } from "./whole.ts";

const HIDDEN = "cAnArY-words";
const one = (n: number): Communication => ({
  at: Date.parse("2026-12-01T00:00:00Z") + n * 1_001,
  uid: `C${n}`,
  ...{ from: `203.0.113.${n % 256}`, to: "192.0.2.9", ports: [1_000 + n, 25], proto: "tcp", hidden: `${HIDDEN}${n}` },
});
const some = (count: number) => Array.from({ length: count }, (_, n) => one(n));
const seen = (batch: Batch) =>
  Array.from({ length: batch.length }, (_, n) => [
    ...[batch.time[n], addressText(batch.origin, 4 * n), addressText(batch.responder, 4 * n), batch.ends[n]],
    ...[batch.originPort[n], batch.responderPort[n], batch.protocol[n], batch.strange[n]],
  ]);
const meant = (all: readonly Communication[]) =>
  all.map((c) => [c.at * 1000, c.from, c.to, ENDS_READ, c.ports[0], c.ports[1], c.proto === "tcp" ? 6 : 17, 0]);
/** What a batch could tell besides numbers. */
const textsOf = (batch: Batch) => [...batch.texts.values()].map(({ bytes }) => Buffer.from(bytes).toString("latin1"));

const octet = fc.integer({ min: 0, max: 255 });
const ip = fc.tuple(fc.integer({ min: 1, max: 223 }), octet, octet, octet).map((parts) => parts.join("."));
const communication = fc
  .record({
    at: fc.integer({ min: Date.parse("2026-11-25T00:00:00Z"), max: Date.parse("2026-12-01T00:00:00Z") }),
    from: ip,
    to: ip,
    ports: fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 })),
    proto: fc.constantFrom("tcp" as const, "udp" as const),
  })
  .map((c) => ({ ...c, uid: "C", hidden: HIDDEN }));

describe.each(TRAFFIC_FORMATS)("an input of %s", (format) => {
  it("gives the communications that it was made of, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(communication, { minLength: 1, maxLength: 50 }), (all) => {
        const numbered = all.map((c, n) => ({ ...c, uid: `C${n}` }));
        const whole = readWhole(format, trafficAs(format, numbered));
        expect(seen(whole.batch)).toEqual(meant(numbered));
      }),
      { numRuns: 60 },
    );
  });

  it("is forgotten when it was wiped, escaped words and all", () => {
    const all = some(70).map((c) => ({ ...c, hidden: `${c.hidden}\\n"` }));
    const bytes = trafficAs(format, format === "zeek" ? some(70) : all);
    const whole = readWhole(format, bytes);
    whole.wipe();
    expect(textsOf(whole.batch).join("")).not.toMatch(/[^\0]/);
    if (isLines(format)) return;
    expect([...whole.batch.origin, ...whole.batch.responder].every((word) => word === 0)).toBe(true);
    expect(bytes.every((byte) => byte === 0)).toBe(true);
  });

  it("of any bytes at all is read without an exception", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (noise, behind) => {
        const whole = readWhole(format, behind ? join(trafficAs(format, some(2)), noise) : noise);
        expect(whole.batch.length).toBeLessThan(400);
      }),
      { numRuns: 200 },
    );
  });
});

describe("packets and flows that come by and by", () => {
  const records = TRAFFIC_FORMATS.filter((format): format is Exclude<TrafficFormat, LineFormat> => !isLines(format));

  it.each(records)("are the same however %s is cut, and what came is overwritten", (format) => {
    const bytes = trafficAs(format, some(200));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), (sizes) => {
        const stream = new RecordStream(format);
        const rows: unknown[] = [];
        for (let at = 0, n = 0; at < bytes.length; n++) {
          const chunk = bytes.slice(at, at + (sizes[n % sizes.length] ?? 1));
          at += chunk.length;
          stream.push(chunk);
          expect(chunk.every((byte) => byte === 0)).toBe(true);
          if (stream.records >= 64) rows.push(...seen(stream.take().batch));
        }
        stream.end();
        const last = stream.take();
        expect([...rows, ...seen(last.batch)]).toEqual(meant(some(200)));
      }),
      { numRuns: 20 },
    );
  });

  it("keep no text, and payload least of all", () => {
    for (const format of records) expect(readWhole(format, trafficAs(format, some(70))).batch.texts.size).toBe(0);
  });

  it("are told apart by who sent them, where two exporters use the same numbers", () => {
    for (const format of ["nf9", "ipfix"] as const) {
      const stream = new RecordStream(format);
      const [teach, tell] = messagesAs(format, some(20));
      stream.datagram(Buffer.from(teach ?? []), "192.0.2.1");
      stream.datagram(Buffer.from(tell ?? []), "192.0.2.2");
      expect(stream.records).toBe(0);
      stream.datagram(Buffer.from(tell ?? []), "192.0.2.1");
      expect(stream.records).toBe(20);
    }
  });

  it("count what was no record once, also datagrams of another kind", () => {
    const stream = new RecordStream("nf5");
    stream.datagram(Buffer.from("nothing at all"), "192.0.2.1");
    stream.datagram(Buffer.from(messagesAs("nf5", some(3))[0] ?? []), "192.0.2.1");
    const { batch, unreadable } = stream.take();
    expect([batch.length, unreadable, stream.take().unreadable]).toEqual([3, 1, 0]);
  });
});

describe("a record that is not understood", () => {
  const strange = (format: TrafficFormat, bytes: Uint8Array | string) => [
    ...readWhole(format, typeof bytes === "string" ? Buffer.from(bytes) : bytes).batch.strange,
  ];

  it("has a field that nobody knows, on whichever level fields are taken from", () => {
    const conn = { "id.orig_h": "192.0.2.1", service: "ssh" };
    const json = (...all: readonly object[]) => all.map((each) => `${JSON.stringify(each)}\n`).join("");
    expect(strange("zeek-json", json(conn, { ...conn, novelty: 1 }))).toEqual([0, 1]);
    expect(strange("zeek-json", json({ ...conn, service: { words: "x" } }, { ...conn, service: ["x"] }))).toEqual([
      1, 1,
    ]);
    const event = { src_ip: "192.0.2.1", flow: { age: 1 }, payload: "x" };
    expect(strange("eve", json(event, { ...event, novelty: 1 }, { ...event, flow: { age: 1, novelty: "x" } }))).toEqual(
      [...[0, 1, 1]],
    );
    expect(strange("eve", json({ ...event, app_proto: { words: "x" } }))).toEqual([1]);
  });

  it("is of a template with an element of one maker, or one that carries what went by", () => {
    const ipfix = (id: number, ...element: readonly Uint8Array[]) => {
      const set = join(u16(2), u16(4 + 4 + 8 + element.reduce((sum, part) => sum + part.length, 0)));
      const template = join(set, u16(id), u16(3), u16(8), u16(4), u16(12), u16(4), ...element);
      const flow = join(u16(id), u16(16), u32(0xc0000201), u32(0xc0000202), u32(1));
      return join(u16(10), u16(16 + template.length + flow.length), u32(1), u32(1), u32(1), template, flow);
    };
    const known = ipfix(256, u16(10), u16(4));
    const section = ipfix(257, u16(313), u16(4));
    const maker = ipfix(258, u8(0x80, 10), u16(4), u32(9));
    const back = ipfix(259, u8(0x80, 1), u16(4), u32(29_305));
    expect(strange("ipfix", join(known, section, maker, back))).toEqual([0, 1, 1, 0]);
  });
});

describe("Zeek's JSON", () => {
  it("says of mails and of flags what the columns say", () => {
    const all = some(3);
    const [columns, json] = [
      readWhole("zeek", trafficAs("zeek", all)),
      readWhole("zeek-json", trafficAs("zeek-json", all)),
    ];
    for (const field of ["uid", "mailfrom", "rcptto", "id.orig_h", "id.resp_p"])
      for (const [n] of all.entries()) expect(textAt(json.batch, field, n)).toBe(textAt(columns.batch, field, n));
    const line = { "id.orig_h": "192.0.2.1", local_orig: true, local_resp: false, tunnel_parents: ["CA", "CB"] };
    const { batch } = readWhole("zeek-json", Buffer.from(JSON.stringify(line)));
    expect(["local_orig", "local_resp", "tunnel_parents"].map((name) => textAt(batch, name, 0))).toEqual([
      ...["true", "false", "CA,CB"],
    ]);
  });

  it("leaves out other logs, and counts mails without their connection", () => {
    const rows = [
      { _path: "dns", query: "x" },
      { _path: "smtp", uid: "C9", mailfrom: "a@x" },
      { _path: "conn", uid: "C1" },
    ];
    const whole = readWhole("zeek-json", Buffer.from(rows.map((row) => JSON.stringify(row)).join("\n")));
    expect([whole.batch.length, whole.unreadable]).toEqual([1, 1]);
  });
});
