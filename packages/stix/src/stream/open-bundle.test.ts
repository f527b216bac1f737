import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BundleEvent } from "./bundle-event.ts";
import { openBundle, type StreamOptions } from "./open-bundle.ts";

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const shared = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    // The same buffer again and again, as a careless source would.
    const length = Math.min(size, bytes.length - at);
    shared.set(bytes.subarray(at, at + length));
    yield shared.subarray(0, length);
  }
}

const read = async (text: string | Uint8Array, size = 7, options: StreamOptions = {}): Promise<BundleEvent[]> =>
  Array.fromAsync(openBundle(cut(typeof text === "string" ? Buffer.from(text) : text, size), options));

const objectsOf = (events: readonly BundleEvent[]): unknown[] =>
  events.flatMap((event) => ("object" in event ? [event.object] : []));
const faultsOf = (events: readonly BundleEvent[]): string[] =>
  events.flatMap((event) => ("fault" in event ? [event.fault.code] : []));
const headerOf = (events: readonly BundleEvent[]): unknown =>
  events.flatMap((event) => ("header" in event ? [event.header] : []))[0];

describe("a stream", () => {
  test("yields what JSON.parse would, however it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (objects, size, pretty) => {
          const text = JSON.stringify({ type: "bundle", id: "bundle--1", objects }, null, pretty ? 2 : 0);
          const events = await read(text, size);
          expect(objectsOf(events)).toEqual(JSON.parse(text).objects);
          expect(headerOf(events)).toEqual({ type: "bundle", id: "bundle--1" });
          expect(faultsOf(events)).toEqual([]);
        },
      ),
    );
  });

  test("tells where each object begins", async () => {
    const text = '{"type":"bundle","objects":[ {"a":1},{"b":2}]}';
    const events = await read(text);
    expect(events.filter((event) => "object" in event)).toEqual([
      { object: { a: 1 }, index: 0, offset: text.indexOf('{"a"') },
      { object: { b: 2 }, index: 1, offset: text.indexOf('{"b"') },
    ]);
  });

  test("reads a TAXII envelope, a bare list and a single object", async () => {
    const envelope = await read('{"more":true,"next":"5","objects":[{"a":1}]}');
    expect([objectsOf(envelope), headerOf(envelope)]).toEqual([[{ a: 1 }], { more: true, next: "5" }]);
    expect(objectsOf(await read('[{"a":1},{"b":2}]'))).toEqual([{ a: 1 }, { b: 2 }]);
    expect(objectsOf(await read('{"type":"tool","name":"VNC"}'))).toEqual([{ type: "tool", name: "VNC" }]);
    expect(await read("{}")).toEqual([{ header: {} }]);
  });

  test("reads the header behind the objects, and a byte order mark before them", async () => {
    const events = await read('\ufeff{"objects":[{"a":1}],"id":"bundle--1","type":"bundle"}', 64);
    expect([objectsOf(events), headerOf(events)]).toEqual([[{ a: 1 }], { id: "bundle--1", type: "bundle" }]);
  });

  test("reports a broken object and goes on", async () => {
    const events = await read('{"objects":[{"a":},{"b":2},{"c":1,"c":2},{"d":{"e":1,"\\u0065":2}},{"f":3}]}');
    expect(objectsOf(events)).toEqual([{ b: 2 }, { f: 3 }]);
    expect(faultsOf(events)).toEqual(["json-syntax", "duplicate-key", "duplicate-key"]);
    expect(events.flatMap((event) => ("fault" in event ? [event.fault.path] : []))).toEqual([
      "objects[0]",
      "objects[2]",
      "objects[3]",
    ]);
  });

  test("reports bytes that are not UTF-8", async () => {
    const bytes = Buffer.concat([Buffer.from('[{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"},{"b":1}]')]);
    const events = await read(bytes);
    expect([objectsOf(events), faultsOf(events)]).toEqual([[{ b: 1 }], ["not-json"]]);
  });

  test("passes over objects that are too large or too deep without keeping them", async () => {
    const large = JSON.stringify({ a: "x".repeat(5000) });
    const deep = `${'{"a":'.repeat(50)}1${"}".repeat(50)}`;
    const events = await read(`[${large},${deep},{"b":1}]`, 100, { limits: { objectBytes: 1000, depth: 20 } });
    expect([objectsOf(events), faultsOf(events)]).toEqual([[{ b: 1 }], ["object-too-large", "too-deep"]]);
  });

  test("stops at the count that was asked for", async () => {
    const events = await read("[{},{},{}]", 3, { limits: { count: 2 } });
    expect([objectsOf(events), faultsOf(events)]).toEqual([[{}, {}], ["too-many"]]);
  });

  test.each([
    ["nothing", ""],
    ["a text", '"a"'],
    ["a list without end", "[{}"],
    ["an object without end", '{"objects":[{"a":1'],
    ["something behind the end", "[{}] x"],
    ["a comma at the end", "[{},]"],
    ["no comma between", '{"objects":[{} {}]}'],
    ["no colon", '{"objects" [{}]}'],
  ])("ends with a fault on %s", async (_what, text) => {
    expect(faultsOf(await read(text))).toContain("json-syntax");
  });

  test("refuses a document that holds its objects twice", async () => {
    expect(faultsOf(await read('{"objects":[{}],"objects":[{}]}'))).toEqual(["duplicate-key"]);
  });

  test("never throws, whatever bytes come", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 100 }), async (bytes, text) => {
        await read(bytes);
        await read(`{"objects":[${text}]}`);
      }),
    );
  });
});
