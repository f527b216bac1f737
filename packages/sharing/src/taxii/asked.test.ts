import { describe, expect, it } from "vitest";
import { readAsked, type Takes } from "./asked.ts";

const ALL: ReadonlySet<Takes> = new Set(["id", "type", "version", "spec_version", "added_after", "limit"]);
const asked = (query: Record<string, string>) => readAsked((name) => query[name], ALL);

describe("a filter of a TAXII reader", () => {
  it.each([
    ["added_after", "0000-01-01T00:00:00Z"],
    ["added_after", "2026-02-30T00:00:00Z"],
    ["added_after", "2026-01-01T00:00:00+23:59"],
    ["added_after", "2026-01-01T00:00:00-18:00"],
    ["added_after", "2026-01-01T00:00:00+09:77"],
    ["added_after", "infinity"],
    ["match[version]", "0000-01-01T00:00:00.000Z"],
    ["match[version]", "last,2026-02-29T00:00:00Z"],
    ["match[id]", "indicator--\0"],
    ["match[type]", "indicator,\ud800"],
    ["match[spec_version]", "\0"],
  ])("that no database could keep is named: %s=%j", (parameter, said) => {
    expect(asked({ [parameter]: said })).toEqual({ ok: false, parameter });
  });

  it.each([
    "2026-12-07t00:00:00.123456z",
    "2026-12-07 00:00:00Z",
    "2026-12-07T00:00:00+14:00",
    "0001-01-01T00:00:00+12:00",
    "2024-02-29T23:59:60Z",
  ])("that says an instant in another way is read: %s", (said) => {
    expect(asked({ added_after: said })).toMatchObject({ ok: true, asked: { addedAfter: said } });
  });
});
