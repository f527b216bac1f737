import { describe, expect, it } from "vitest";
import { isOld, newestIn, newestInStream, streamed } from "./age.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const at = (time: string): number => Date.parse(time);
const notice = (over: object) =>
  Buffer.from(JSON.stringify({ schema: "neutral-incident/1", id: "1", organisation: "O", ...over }));
const bundle = (published: string) => {
  const times = { spec_version: "2.1", created: "2020-01-01T00:00:00.000Z", modified: "2020-01-01T00:00:00.000Z" };
  const ref = "indicator--00000000-0000-4000-8000-000000000002";
  const objects = [
    {
      type: "report",
      id: "report--00000000-0000-4000-8000-000000000001",
      ...times,
      name: "R",
      published,
      object_refs: [ref],
    },
    {
      type: "indicator",
      id: ref,
      ...times,
      pattern: "[ipv4-addr:value = '192.0.2.1']",
      pattern_type: "stix",
      valid_from: "2020-02-02T00:00:00Z",
    },
  ];
  return JSON.stringify({ type: "bundle", id: "bundle--00000000-0000-4000-8000-000000000003", objects });
};

describe("the age of imported material", () => {
  it("is that of the newest date it states, wherever that stands", () => {
    expect(newestIn(notice({ received: "2026-01-02", occurred: { from: "2019-01-01" } }))).toBe(
      at("2026-01-02T23:59:59.999Z"),
    );
    expect(
      newestIn(
        notice({
          received: "2019-01-02",
          indicators: [{ type: "ip", value: "192.0.2.1", observedAt: "2026-03-04T05:06:07Z" }],
        }),
      ),
    ).toBe(at("2026-03-04T05:06:07Z"));
    expect(newestIn(Buffer.from(bundle("2021-05-05T00:00:00Z")))).toBe(at("2021-05-05T00:00:00Z"));
  });

  it("does not come from dates in the text, nor from files that are not understood", () => {
    expect(newestIn(notice({ text: '"published": "2026-11-01"' }))).toBeUndefined();
    expect(newestIn(Buffer.from('{"published":"2026-11-01"}'))).toBeUndefined();
  });

  it("is read of a large file in the same way", async () => {
    expect(await newestInStream(() => streamed(Buffer.from(bundle("2021-05-05T00:00:00Z"))))).toBe(
      at("2021-05-05T00:00:00Z"),
    );
  });

  it("makes old what lies more than thirty days before the realm's time, and nothing that states no date", () => {
    const day = 86_400_000;
    expect([
      isOld(NOW - 30 * day, NOW),
      isOld(NOW - 30 * day - 1, NOW),
      isOld(NOW + day, NOW),
      isOld(undefined, NOW),
    ]).toEqual([false, true, false, false]);
  });
});
