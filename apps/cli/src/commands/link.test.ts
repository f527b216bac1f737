/** `noroshi link`: one line a notice, and a clear word with its place for whatever is no notice. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { temporaryFolder } from "../testing-folder.ts";
import { link } from "./link.ts";

const file = temporaryFolder();
let out = "";
beforeEach(() => {
  out = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterEach(() => vi.restoreAllMocks());

const first = '{"id":"a","source":"L","received":"2020-01-01","organisation":"Korimar Hotels"}';
const second =
  '{"id":"b","source":"M","received":"2020-01-02","organisation":"KORIMAR HOTELS Inc.","own":{"field":[1]}}';
const answered = async (text: string, ...words: readonly string[]) => {
  const status = await link([file("notices.ndjson", text), ...words]);
  const lines = out.split("\n").filter((line) => line !== "");
  return { status, lines: lines.map((line): unknown => JSON.parse(line)) };
};

describe("link", () => {
  it("gives every notice its case, whatever else its line holds, however its lines end", async () => {
    expect(await answered(`\ufeff${first}\r\n\r\n${second}\r\n`)).toEqual({
      status: 0,
      lines: [
        { id: "a", case: "a" },
        { id: "b", case: "a" },
      ],
    });
  });

  it("answers an empty file with nothing, and leaves notices without a name to themselves", async () => {
    expect(await answered("")).toEqual({ status: 0, lines: [] });
    const nameless = '{"id":"x","received":"2020-01-01"}\n{"id":"y","received":"2020-01-01","organisation":null}';
    expect((await answered(nameless)).lines).toEqual([
      { id: "x", case: "x" },
      { id: "y", case: "y" },
    ]);
  });

  it.each([
    ["a broken line", `${first}\n{"id":"c", "organ\n`, /line 2: .*not valid JSON/],
    [
      "a date in prose",
      '{"id":"a","received":"early in spring"}',
      /line 1: \$\.received "early in spring" is not a date/,
    ],
    ["a notice without an id", `${first}\n{"organisation":"Korimar"}`, /line 2: \$\.id/],
    ["a count below nothing", '{"id":"a","affected":-3}', /line 1: \$\.affected/],
    ["an id that stands twice", `${first}\n${second}\n${first}`, /line 3: the id a stands in line 1 already/],
    ["a line that is no notice", "[1]", /line 1: /],
    ["a file nested without end", `{"id":"a","x":${"[".repeat(50_000)}`, /line 1: /],
  ])("refuses %s with its place, and prints no case", async (_, text, why) => {
    await expect(answered(text)).rejects.toMatchObject({ code: "NOT_UNDERSTOOD", message: expect.stringMatching(why) });
    expect(out).toBe("");
  });

  it("says why two are joined, in either language", async () => {
    await link([file("notices.ndjson", `${first}\n${second}`), "--explain", "a", "b"]);
    expect(out).toMatch(/sum, in bits/);
    out = "";
    await link([file("notices.ndjson", `${first}\n${second}`), "--explain", "a", "b", "--lang", "ja"]);
    expect(out).toMatch(/合計（ビット）/);
  });
});
