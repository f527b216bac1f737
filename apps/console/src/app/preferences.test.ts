import { describe, expect, test } from "vitest";
import { choosePreferences } from "./preferences.ts";

const sources = { search: "", kept: () => null, deviceLanguages: ["en-GB"] };

describe("language and colours", () => {
  test("without a word from anybody the device decides", () => {
    expect(choosePreferences(sources)).toEqual({ lang: "en", theme: "system", singleKeys: true });
    expect(choosePreferences({ ...sources, deviceLanguages: ["fr", "ja-JP"] }).lang).toBe("ja");
  });

  test("what was chosen here before goes before the device", () => {
    const kept = (name: string) => (name === "noroshi-lang" ? "ja" : name === "noroshi-theme" ? "dark" : "off");
    expect(choosePreferences({ ...sources, kept })).toEqual({ lang: "ja", theme: "dark", singleKeys: false });
  });

  test("the address goes before everything", () => {
    const kept = () => "ja";
    expect(choosePreferences({ ...sources, kept, search: "?lang=en&theme=light" })).toMatchObject({
      lang: "en",
      theme: "light",
    });
  });

  test("nonsense in the address is passed over", () => {
    expect(choosePreferences({ ...sources, search: "?lang=xx&theme=pink" })).toMatchObject({
      lang: "en",
      theme: "system",
    });
  });
});
