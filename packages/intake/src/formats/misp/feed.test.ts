import { expect, test } from "vitest";
import { understandPages } from "../../understand.ts";

const id = (n: number) => `5a1f1f2e-0000-4000-8000-00000000000${n}`;
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const entry = { info: "x", date: "2026-12-07", timestamp: "1796600000", Orgc: { name: "O", uuid: id(9) } };
const event = (n: number) =>
  bytes({
    Event: {
      uuid: id(n),
      info: `event ${n}`,
      date: "2026-12-07",
      Attribute: [{ uuid: id(n + 4), type: "ip-dst", to_ids: true, value: `203.0.113.${n}` }],
    },
  });

test("a feed gives every event that its manifest names, wherever the manifest stands, and tells of the others", () => {
  const read = understandPages([event(1), bytes({ [id(1)]: entry, [id(2)]: entry }), event(3)]);
  expect(read.ok && read.reports.map((r) => [r.sourceId, r.items[0]?.value])).toEqual([[id(1), "203.0.113.1"]]);
  expect(read.refused.map(({ code, place }) => [code, place])).toEqual([
    ["NOT_TAKEN", "file 3"],
    ["MISSING_FIELD", `manifest $.${id(2)}`],
  ]);
});

test("a broken event of a feed is named with its position, and the rest goes in", () => {
  const broken = new TextEncoder().encode('{"Event":\n{"uuid":]}');
  const read = understandPages([bytes({ [id(1)]: entry, [id(2)]: entry }), event(1), broken]);
  expect(read.ok && read.reports).toHaveLength(1);
  expect(read.refused[0]).toMatchObject({ code: "NOT_JSON", place: expect.stringMatching(/^file 3 .*2/) });
});
