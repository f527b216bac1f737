import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { writeDocument } from "../example/document.ts";
import { understandFile } from "../understand-file.ts";
import { CLASSIFIED_WORDS, classifiedFault } from "./classified.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const IOC = "We saw 203[.]0[.]113[.]24 and evil[.]example.";

async function marked(file: Uint8Array, mediaType: string): Promise<boolean> {
  const read = await understandFile(file, { mediaType });
  if (!read.ok) throw new Error(JSON.stringify(read.refused));
  return read.reports.some((r) => classifiedFault(r) !== undefined);
}

describe("words of classified information", () => {
  it("are the published ones", () => {
    const url = new URL("../../../../profiles/classification/words.json", import.meta.url);
    const { words } = JSON.parse(readFileSync(url, "utf8")) as { words: { word: string }[] };
    expect(words.map((w) => w.word)).toEqual(CLASSIFIED_WORDS);
  });

  it("mark a paper where they stand alone on a line, in either script, and in a document's paragraph", async () => {
    for (const line of [
      "SECRET",
      "// TOP SECRET //",
      "NATO SECRET",
      "【極秘】",
      "特定秘密",
      "ＳＥＣＲＥＴ",
      "SECRET//NOFORN",
    ])
      expect(await marked(bytes(`${line}\n${IOC}\n`), "text/plain"), line).toBe(true);
    const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    expect(await marked(writeDocument(["機密", IOC]), docx)).toBe(true);
  });

  it("mark nothing where prose only speaks of them", async () => {
    for (const line of [
      "The secret was out.",
      "They stole SECRET keys from the vault.",
      "極秘資料が盗まれた可能性。",
      "Top secret tips",
    ])
      expect(await marked(bytes(`${line}\n${IOC}\n`), "text/plain"), line).toBe(false);
  });

  it("mark a mail by its subject in brackets", async () => {
    const raw = (subject: string) =>
      bytes(
        `From: a@x.example\r\nTo: b@x.example\r\nSubject: ${subject}\r\nContent-Type: text/plain\r\n\r\n${IOC}\r\n`,
      );
    expect(await marked(raw("[SECRET] seen today"), "message/rfc822")).toBe(true);
    expect(await marked(raw("seen today"), "message/rfc822")).toBe(false);
  });

  it("mark a MISP event by its tag", async () => {
    const event = (tag: string) =>
      bytes(
        JSON.stringify({
          Event: {
            uuid: "5587f177-186e-4334-bd2f-800170d212d1",
            info: "seen",
            date: "2026-12-07",
            Orgc: { uuid: "5587f177-186e-4334-bd2f-800170d212d2", name: "o" },
            Tag: [{ name: "tlp:amber" }, { name: tag }],
            Attribute: [
              {
                uuid: "5587f177-186e-4334-bd2f-800170d212d3",
                type: "ip-dst",
                value: "203.0.113.24",
                to_ids: true,
                category: "Network activity",
              },
            ],
          },
        }),
      );
    expect(await marked(event('nato:classification="NATO SECRET"'), "application/json")).toBe(true);
    expect(await marked(event('nato:classification="NATO UNCLASSIFIED"'), "application/json")).toBe(false);
  });
});
