import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item, Report } from "../contract/index.ts";
import { AMBER, bundle, indicator, report } from "../example/stix.ts";
import { type Hint, understand } from "../understand.ts";
import type { StreamEvent } from "./events.ts";
import { byteLines } from "./lines.ts";
import { streamReports } from "./reports.ts";

const encode = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function told(
  bytes: Uint8Array,
  size = 64,
  hint: Hint = {},
): Promise<{ events: StreamEvent[]; reports: Report[] }> {
  const events = await Array.fromAsync(streamReports(() => pieces(bytes, size), hint));
  const reports: Report[] = [];
  const items = new Map<number, Item[]>();
  for (const event of events) {
    if (event.kind === "report") reports[event.index] = event.report;
    if (event.kind === "items") items.set(event.index, [...(items.get(event.index) ?? []), ...event.items]);
  }
  return { events, reports: reports.map((one, index) => ({ ...one, items: items.get(index) ?? [] })) };
}

const shape = (reports: readonly Report[]) =>
  reports.map(({ sourceId, title, tlp, names, items }) => ({
    sourceId,
    title,
    tlp,
    names,
    items: items.map(({ ref, value, tlp: own }) => [ref, value, own]),
  }));

describe("a stream tells what understand tells", () => {
  const [a, b, c] = [indicator(1), indicator(2, { object_marking_refs: [AMBER] }), indicator(3)];
  test.each([
    ["one report", bundle([a, b, report(10, [a])])],
    ["several reports", bundle([report(10, [a, b]), a, b, report(11, [b])])],
    ["no report", bundle([a, b, c])],
    ["reports of which one is broken", bundle([a, b, c, report(10, [a]), report(11, [b], { name: undefined })])],
    ["a report beside indicators that nobody names", bundle([a, b, c, report(10, [a]), report(11, [c])])],
    ["a TAXII page", { more: false, objects: [a, b, c, report(10, [a])] }],
  ])("%s", async (_, transfer) => {
    const bytes = encode(transfer);
    const whole = understand(bytes);
    for (const size of [7, 100_000]) {
      const { events, reports } = await told(bytes, size);
      expect(shape(reports)).toEqual(whole.ok && shape(whole.reports));
      expect(events.at(-1)).toMatchObject({ kind: "end", whole: true });
    }
  });

  test("neutral lines", async () => {
    const lines = encode(
      [
        "{oops",
        ...["1", "2"].map((id) =>
          JSON.stringify({ schema: "neutral-incident/1", id, indicators: [{ type: "ip", value: "203.0.113.5" }] }),
        ),
      ]
        .reverse()
        .join("\n"),
    );
    const whole = understand(lines);
    const { events, reports } = await told(lines, 11);
    expect(shape(reports)).toEqual(whole.ok && shape(whole.reports));
    expect(events.filter((event) => event.kind === "refused")).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ kind: "end", reports: 2, items: 2, refused: 1 });
  });
});

test("a report is told before its items, and the end comes once and last", async () => {
  const objects = Array.from({ length: 2500 }, (_, index) => indicator(index));
  const { events } = await told(encode(bundle([...objects, report(9999, [indicator(1)])])), 4096);
  expect(events.map((event) => event.kind)).toEqual(["report", "items", "items", "items", "end"]);
});

describe("what cannot be told whole is refused and never whole", () => {
  const sound = JSON.stringify(bundle([indicator(1), indicator(2)]));
  test.each([
    ["text", "hello"],
    ["a format that is never big", '{"Event":{}}'],
    ["STIX 2.0", '{"type":"bundle","spec_version":"2.0","id":"bundle--1","objects":[]}'],
    ["a file that ends early", sound.slice(0, -2)],
    ["a file that ends inside an object", sound.slice(0, 500)],
    ["a file with a hole", sound.replace("},{", "}{")],
    [
      "an object that two readers read differently",
      '{"type":"bundle","id":"bundle--1","objects":[{"type":"indicator","type":"report"}]}',
    ],
    ["a page of which more follow", JSON.stringify({ more: true, next: "x", objects: [indicator(1)] })],
    [
      "an only report that is broken",
      JSON.stringify(bundle([indicator(1), report(10, [indicator(1)], { name: undefined })])),
    ],
  ])("%s", async (_, text) => {
    const { events } = await told(encode(text));
    expect(events.map((event) => event.kind)).toEqual(["refused", "end"]);
    expect(events.at(-1)).toMatchObject({ whole: false, reports: 0, items: 0 });
  });
});

test("lines are cut at the same places whatever the pieces", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ maxLength: 20 }).map((line) => line.replaceAll("\n", ""))),
      fc.integer({ min: 1, max: 30 }),
      async (lines, size) => {
        const bytes = encode(lines.map((line) => `${line}\n`).join(""));
        const read = await Array.fromAsync(byteLines(pieces(bytes, size), 1000));
        expect(read.map((one) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(one.bytes))).toEqual(lines);
      },
    ),
  );
});

test("a line beyond the limit is passed over with its number", async () => {
  const read = await Array.fromAsync(byteLines(pieces(encode(`short\n${"x".repeat(100)}\nlast`), 9), 20));
  expect(read.map(({ line, bytes }) => [line, bytes === undefined])).toEqual([
    [1, false],
    [2, true],
    [3, false],
  ]);
});
