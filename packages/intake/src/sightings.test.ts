import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { understandSightings } from "./sightings.ts";
import { understand } from "./understand.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const line = (properties: object = {}) =>
  JSON.stringify({
    id: "sgt-1",
    organisationId: "org-a",
    observedAt: "2026-12-07T05:20:00+09:00",
    type: "ipv4",
    value: "203.0.113.24",
    count: 2,
    sensor: "sensor-2",
    ...properties,
  });
const read = (...lines: string[]) => understandSightings(encode(lines.join("\n")));
const codes = (...lines: string[]) => read(...lines).refused.map(({ code, place }) => `${code} ${place}`);

describe("a file of sightings", () => {
  test("gives canonical values, instants in UTC and who saw it where", () => {
    expect(read(line())).toEqual({
      ok: true,
      repeated: 0,
      refused: [],
      sightings: [
        {
          ref: "sgt-1",
          organisationRef: "org-a",
          observedAt: "2026-12-06T20:20:00Z",
          kind: "ipv4",
          value: "203.0.113.24",
          raw: "203.0.113.24",
          count: 2,
          sensor: "sensor-2",
          says: "seen",
          tell: "sender",
          place: "line 1 $.value",
        },
      ],
    });
  });

  test("counts a line whose id was seen before and does not tell it twice, whatever else it says", () => {
    expect(read(line(), line({ value: "203.0.113.9" }), line({ id: "sgt-2" }))).toMatchObject({
      ok: true,
      repeated: 1,
      sightings: [{ value: "203.0.113.24" }, { ref: "sgt-2" }],
    });
  });

  test("a bad line is named and the others go in", () => {
    const lines = [
      line({ observedAt: "2026-12-07T05:20:00" }),
      line({ type: "colour" }),
      line({ value: "999.1.1.1" }),
      line({ count: 0 }),
      "{",
      line(),
    ];
    expect(codes(...lines)).toEqual([
      "BAD_DATE line 1 $.observedAt",
      "BAD_VALUE line 2 $.type",
      "BAD_VALUE line 3 $.value",
      "BAD_VALUE line 4 $.count",
      "NOT_JSON line 5 column 2",
    ]);
    expect(read(...lines).ok).toBe(true);
  });

  test("may be a JSON list, may leave out count and sensor", () => {
    const told = read(`[${line({ count: null, sensor: null })}]`);
    expect(told).toMatchObject({ ok: true, sightings: [{ count: 1, sensor: null, place: "$[0].value" }] });
  });

  test("says what came of a value, and who hears of that: the office, where nothing else is said", () => {
    const told = read(line({ says: "blocked" }), line({ id: "2", says: "harm", tell: "reporters" }));
    expect(told.ok && told.sightings.map((s) => [s.says, s.tell])).toEqual([
      ["blocked", "office"],
      ["harm", "reporters"],
    ]);
    expect(codes(line({ says: "whatever" }))).toEqual(["BAD_VALUE line 1 $.says"]);
  });

  test("may be MISP's own sightings, of one value or several", () => {
    const misp = [
      { values: ["203.0.113.24", "evil.example"], type: "1", source: "proxy", timestamp: 1_796_600_000 },
      { Sighting: { uuid: "u-1", value: "203.0.113.9", type: "0", date_sighting: "1796600000" } },
    ];
    const told = understandSightings(encode(JSON.stringify(misp)));
    expect(told.ok && told.sightings.map((s) => [s.kind, s.value, s.says, s.tell])).toEqual([
      ["ipv4", "203.0.113.24", "false_positive", "office"],
      ["domain", "evil.example", "false_positive", "office"],
      ["ipv4", "203.0.113.9", "seen", "office"],
    ]);
    expect(codes(JSON.stringify({ id: "3", value: "203.0.113.9", type: "2" }))).toEqual(["BAD_VALUE line 1 $.type"]);
  });

  test("may be a table, whose same lines again are the same answers", () => {
    const table =
      "value,says,observedAt\r\n203.0.113.24,blocked,\r\nevil[.]example,False positive,2026-12-07T05:20:00Z\r\n";
    const told = understandSightings(encode(table));
    expect(told.ok && told.sightings.map((s) => [s.value, s.says, s.tell, s.observedAt, s.place])).toEqual([
      ["203.0.113.24", "blocked", "office", null, "row 2.value"],
      ["evil.example", "false_positive", "office", "2026-12-07T05:20:00Z", "row 3.value"],
    ]);
    expect(codes("value,says", "nothing here,blocked")).toEqual(["BAD_VALUE row 2.type"]);
    const twice = understandSightings(encode(table + table.slice(table.indexOf("\n") + 1)));
    expect(twice).toMatchObject({ ok: true, repeated: 2, refused: [] });
  });

  test("is refused when it is empty, too large or holds none", () => {
    expect(codes("")).toEqual(["EMPTY "]);
    expect(codes("[]")).toEqual(["EMPTY "]);
    expect(codes("\n\n")).toEqual(["EMPTY "]);
    expect(understandSightings(encode(line()), { limits: { bytes: 9 } }).refused[0]?.code).toBe("TOO_LARGE");
    const two = encode(`${line()}\n${line({ id: "2" })}`);
    expect(understandSightings(two, { limits: { items: 1 } }).refused[0]?.code).toBe("TOO_MANY");
  });

  test("is sent to this door by the door for reports", () => {
    const told = understand(encode(`${line()}\n${line()}`));
    expect(told).toMatchObject({ ok: false, refused: [{ code: "NOT_TAKEN" }] });
  });
});

test("the sightings of the port scenario all go in", () => {
  const file = readFileSync(new URL("../../../scenarios/port-isewan/inputs/s5-sightings.ndjson", import.meta.url));
  const lines = file.toString("utf8").trim().split("\n");
  const ids = new Set(lines.map((one) => (JSON.parse(one) as { id: string }).id));
  const told = understandSightings(file);
  expect(told.refused).toEqual([]);
  expect(told.ok && [told.sightings.length, told.repeated]).toEqual([ids.size, lines.length - ids.size]);
});

test("what has no written form is refused, also in a sighting as MISP sends it", () => {
  const blank = { toString: "" };
  for (const said of [
    { type: blank },
    { type: 0, value: blank },
    { type: 0, uuid: blank, value: blank, source: [blank] },
  ])
    expect(codes(JSON.stringify({ Sighting: said })).length).toBeGreaterThan(0);
});

test("whatever a sender writes is read or refused", () => {
  const seed = encode([line(), line({ id: "2", type: "domain", value: "a.example" })].join("\n"));
  const change = fc.record({ at: fc.nat(seed.length - 1), byte: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), fc.nat(seed.length), (changes, cut) => {
      const bytes = Uint8Array.from(seed);
      for (const { at, byte } of changes) bytes[at] = byte;
      const told = understandSightings(bytes.subarray(0, cut));
      expect(told.ok ? told.sightings.length : told.refused.length).toBeGreaterThan(0);
    }),
  );
});
