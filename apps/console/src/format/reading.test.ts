import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { reading } from "./reading.ts";
import { setOfficeZone } from "./zone.ts";

beforeEach(() => setOfficeZone("Asia/Tokyo"));
afterEach(() => setOfficeZone("UTC"));

describe("a decoder's reading", () => {
  test("instants are told in the office's zone, spans and 'about' included", () => {
    expect(reading("about 2026-12-06T20:10:00Z", "ja")).toBe("2026年12月7日 5:10頃");
    expect(reading("2026-12-06T20:10:00Z – 2026-12-07T01:00:30Z", "en")).toBe("7 Dec 2026 05:10 – 7 Dec 2026 10:00:30");
  });

  test("words of the decoders are told in the reader's language", () => {
    expect([reading("unknown", "ja"), reading("true", "en")]).toEqual(["不明と回答", "yes"]);
  });

  test("everything else stands as it came", () => {
    expect(reading("sha256 9af7", "ja")).toBe("sha256 9af7");
    expect(reading("constructor", "ja")).toBe("constructor");
  });
});
