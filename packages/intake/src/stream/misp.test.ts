import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item, Report } from "../contract/index.ts";
import { understand } from "../understand.ts";
import { streamReports } from "./reports.ts";

const encode = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const attribute = (number: number, changed: object = {}) => ({
  uuid: uuid(number),
  type: "ip-dst",
  to_ids: true,
  value: `203.0.113.${number}`,
  comment: 'a "quoted]" \\ text, with [ and {',
  ...changed,
});
const event = (changed: object = {}) => ({
  uuid: uuid(999),
  info: "Event",
  date: "2026-12-07",
  Attribute: [attribute(1), attribute(2, { Tag: [{ name: "tlp:red" }] }), attribute(3, { value: "nowhere" })],
  Object: [
    { distribution: "0", Attribute: [attribute(4)] },
    { deleted: true, Attribute: [attribute(5)] },
  ],
  RelatedEvent: [{ Event: { uuid: uuid(7), Attribute: [attribute(6)] } }],
  Tag: [{ name: "tlp:green" }],
  ...changed,
});

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function streamed(bytes: Uint8Array, size: number) {
  const told = await Array.fromAsync(streamReports(() => pieces(bytes, size)));
  const items: Item[] = [];
  const codes: string[] = [];
  let report: Report | undefined;
  for (const one of told) {
    if (one.kind === "report") report = one.report;
    if (one.kind === "items") items.push(...one.items);
    if (one.kind === "refused") codes.push(...one.faults.map(({ code, place }) => `${code} ${place}`));
  }
  return { report: report && { ...report, items, fields: [] }, codes, end: told.at(-1) };
}

function whole(bytes: Uint8Array) {
  const told = understand(bytes);
  const report = told.ok ? told.reports[0] : undefined;
  return {
    report: report && { ...report, fields: [] },
    codes: told.refused.map(({ code, place }) => `${code} ${place}`),
  };
}

describe("a stream of one event tells what understand tells", () => {
  test.each([
    ["alone", { Event: event() }],
    ["in a response", { response: { Event: event() } }],
    ["in a response of one", { response: [{ Event: event() }] }],
    ["in a list", [{ Event: event() }]],
    ["with empty lists", { Event: event({ Attribute: [], Object: [] }) }],
    ["with a name written in escapes", JSON.stringify({ Event: event() }).replace('"Attribute"', '"\\u0041ttribute"')],
    ["with blanks everywhere", JSON.stringify({ Event: event() }, null, 3)],
  ])("%s", async (_, value) => {
    const bytes = encode(value);
    for (const size of [1, 7, 100_000]) {
      const { report, codes, end } = await streamed(bytes, size);
      expect({ report, codes }).toEqual(whole(bytes));
      expect(end).toMatchObject({ kind: "end", format: "misp-event", whole: true });
    }
  });

  test("the events of the port scenario", async () => {
    for (const name of ["s3-misp-event.json", "e2-misp-event.json"]) {
      const bytes = readFileSync(new URL(`../../../../scenarios/port-isewan/inputs/${name}`, import.meta.url));
      expect((await streamed(bytes, 1_000)).report).toEqual(whole(bytes).report);
    }
  });
});

describe("nothing of the file counts", () => {
  const text = JSON.stringify({ Event: event() });
  test.each([
    ["that breaks off", text.slice(0, -20), "NOT_JSON"],
    ["that breaks off within its attributes", text.slice(0, 300), "NOT_JSON"],
    ["of two events", JSON.stringify({ response: [{ Event: event() }, { Event: event() }] }), "TOO_MANY"],
    ["with a name twice", text.replace('"info"', '"Attribute":[],"info"'), "DUPLICATE"],
    ["nested without end", `{"Event":${"[".repeat(100_000)}`, "TOO_DEEP"],
    ["without a date", JSON.stringify({ Event: event({ date: undefined }) }), "MISSING_FIELD"],
    ["with a second tlp hidden in __proto__", text.replace('"info"', '"__proto__":{},"info"'), "BAD_VALUE"],
  ])("%s", async (_, broken, code) => {
    const { report, codes, end } = await streamed(encode(broken), 50);
    expect(report).toBeUndefined();
    expect(codes[0]).toMatch(new RegExp(`^${code} `));
    expect(end).toMatchObject({ whole: false });
  });
});

test("whatever a sender does to a big event, it ends, and what goes in is no milder than the event", async () => {
  const seed = encode({ Event: event() });
  const change = fc.record({ at: fc.nat(seed.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 4 }), async (changes) => {
      const bytes = Uint8Array.from(seed);
      for (const { at, byte } of changes) bytes[at] = byte;
      const { report, end } = await streamed(bytes, 64);
      expect(end?.kind).toBe("end");
      if (report?.tlp === "red") expect(report.items.every(({ tlp }) => tlp === "red")).toBe(true);
    }),
  );
});
