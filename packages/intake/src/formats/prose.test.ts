import { describe, expect, test } from "vitest";
import { encodeText, writeDocument } from "../example/index.ts";
import { sniff } from "../sniff.ts";
import { understand } from "../understand.ts";

const SHA256 = "9af7dbec8cf113b044faaeb6353634675d1aefb184cd8b18d2caeb21e0e2051f";
const ENGLISH = `Ransomware at a port\n\nTLP:AMBER+STRICT\nThe server 192.0.2.7 of the victim called hxxps://bad[.]example/gate (see https://news.example.com/a).\nFile ${SHA256}.\n`;
const JAPANESE =
  "不審な通信について\n当社の端末（192.0.2.7）から、C2である203.0.113[.]5（ポート443）への通信を検知しました。TLP：GREEN\n";

const read = (bytes: Uint8Array | string, limits = {}) => {
  const told = understand(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes, {}, { limits });
  if (!told.ok) throw new Error(JSON.stringify(told.refused));
  return told.reports[0];
};
const values = (bytes: Uint8Array | string) =>
  read(bytes)?.items.map(({ kind, value, indicator, place }) => [kind, value, indicator, place]);

describe("a text in prose", () => {
  test("is a report of the values in it: who defangs says malicious, hashes are of files that matter, the rest is context", () => {
    expect(read(ENGLISH)).toMatchObject({
      format: "text",
      kind: "document",
      tlp: "amber+strict",
      title: "Ransomware at a port",
    });
    expect(values(ENGLISH)).toEqual([
      ["ipv4", "192.0.2.7", false, "line 4 column 12"],
      ["url", "https://bad.example/gate", true, "line 4 column 43"],
      ["url", "https://news.example.com/a", false, "line 4 column 75"],
      ["sha256", SHA256, true, "line 5 column 6"],
    ]);
  });

  test("in Japanese, in the encodings of Japan", () => {
    for (const bytes of [
      new TextEncoder().encode(JAPANESE),
      ...(["shift_jis", "euc-jp", "iso-2022-jp", "utf-16le"] as const).map((one) => encodeText(JAPANESE, one)),
    ]) {
      expect(values(bytes)).toEqual([
        ["ipv4", "192.0.2.7", false, "line 2 column 7"],
        ["ipv4", "203.0.113.5", true, "line 2 column 25"],
      ]);
      expect(read(bytes)?.tlp).toBe("green");
    }
  });

  test("a value that stands twice is one item, an indicator if it was defanged once", () => {
    expect(values("203.0.113.5 and 203.0.113[.]5 and 203.0.113.5")).toEqual([
      ["ipv4", "203.0.113.5", true, "line 1 column 1"],
    ]);
  });

  test("has the strictest marking that it names, else that of an unmarked report", () => {
    expect(read("TLP:GREEN and tlp:red, 203.0.113[.]5")?.tlp).toBe("red");
    expect(read("from 203.0.113[.]5")?.tlp).toBe("amber+strict");
  });

  test("that is a bare list, a value a line, calls all of them malicious", () => {
    expect(values("# list\n203.0.113.5\n\nbad.example.com\n")).toEqual([
      ["ipv4", "203.0.113.5", true, "line 2 column 1"],
      ["domain", "bad.example.com", true, "line 4 column 1"],
    ]);
  });

  test("that calls nothing malicious, like a log or a letter, is sent back", () => {
    const log =
      "2026-12-07T05:10:00Z 192.0.2.7 203.0.113.5 443 tcp\n2026-12-07T05:11:00Z 192.0.2.7 203.0.113.6 443 tcp\n";
    const told = understand(new TextEncoder().encode(log));
    expect(told.refused[0]).toMatchObject({ code: "UNKNOWN_FORMAT" });
    expect(told.refused[0]?.say.en).toContain("defanged");
    expect(sniff(new TextEncoder().encode(log))).toBeUndefined();
  });

  test("without any value, with control characters, or too long is sent back", () => {
    const code = (text: string, limits = {}) =>
      understand(new TextEncoder().encode(text), {}, { limits }).refused[0]?.code;
    expect(code("Nothing to see here.")).toBe("UNKNOWN_FORMAT");
    expect(code("\u0001\u0002 203.0.113.5")).toBe("NOT_UTF8");
    expect(code("203.0.113[.]5 203.0.113.6", { items: 1 })).toBe("TOO_MANY");
    expect(code("203.0.113[.]5 203.0.113.6", { stringLength: 10 })).toBe("TOO_LARGE");
  });
});

describe("a Word document", () => {
  test("is read paragraph by paragraph, also where Word cut a value in two runs", () => {
    const bytes = writeDocument(["Title", "hxxp://bad[.]example/x", "TLP:GREEN & <more>"]);
    expect(read(bytes)).toMatchObject({ format: "docx", kind: "document", title: "Title", tlp: "green" });
    expect(values(bytes)).toEqual([["url", "http://bad.example/x", true, "paragraph 2 column 1"]]);
    expect(sniff(bytes)).toBe("docx");
  });

  test("with a document type, a bomb or broken XML is refused", () => {
    const code = (part: string) => understand(writeDocument([], { "word/document.xml": part })).refused[0]?.code;
    expect(code('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')).toBeDefined();
    expect(code("<w:document>")).toBeDefined();
    expect(code(`<w>${" ".repeat(19_000_000)}</w>`)).toBeDefined();
  });
});
