import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { understand } from "../../understand.ts";
import { readFeedManifest } from "./manifest.ts";

const ID = "5a1f1f2e-0000-4000-8000-000000000001";
const OTHER = "5a1f1f2e-0000-4000-8000-000000000002";
const entry = { info: "Campaign", date: "2026-12-07", timestamp: "1796600000", Orgc: { name: "O", uuid: ID } };
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe("the manifest of a feed", () => {
  test("names the events, their files and when each was changed", () => {
    expect(readFeedManifest(bytes({ [ID]: entry, [OTHER]: { ...entry, timestamp: 5 } }))).toEqual({
      ok: true,
      events: [
        { uuid: ID, file: `${ID}.json`, info: "Campaign", timestamp: 1_796_600_000 },
        { uuid: OTHER, file: `${OTHER}.json`, info: "Campaign", timestamp: 5 },
      ],
      refused: [],
    });
  });

  test("takes nothing but a uuid for the name of a file", () => {
    const told = readFeedManifest(bytes({ [ID]: entry, "../../etc/passwd": entry }));
    expect(told).toMatchObject({ ok: true, events: [{ uuid: ID }], refused: [{ code: "BAD_VALUE" }] });
  });

  test("names an entry that cannot be read", () => {
    const told = readFeedManifest(bytes({ [ID]: entry, [OTHER]: { info: 7 } }));
    expect(told.refused.map(({ place }) => place)).toEqual([`$.${OTHER}.info`, `$.${OTHER}.timestamp`]);
  });

  test("is no report, and other files are no manifest", () => {
    expect(understand(bytes({ [ID]: entry })).refused[0]).toMatchObject({ code: "NOT_TAKEN" });
    expect(readFeedManifest(bytes({ Event: {} })).refused[0]?.code).toBe("UNKNOWN_FORMAT");
    expect(readFeedManifest(bytes([])).refused[0]?.code).toBe("UNKNOWN_FORMAT");
    expect(readFeedManifest(bytes({ [ID]: entry }), { limits: { bytes: 5 } }).refused[0]?.code).toBe("TOO_LARGE");
  });

  test("whatever stands in it, it is read or refused", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // What no JSON of ours may hold is refused before it is read (json/scan.ts).
        fc.pre(!/__proto__|\\u(0000|d[89a-f])/i.test(JSON.stringify(value)));
        const told = readFeedManifest(bytes({ [ID]: entry, [OTHER]: value }));
        expect(told.ok).toBe(true);
      }),
    );
  });
});
