import { describe, expect, test } from "vitest";
import { ransomwareForm } from "../example/common-form.ts";
import { writeDocument, writeMail } from "../example/document.ts";
import { encodeText } from "../example/encode.ts";
import { iodefXml } from "../example/incidents.ts";
import { writePdf } from "../example/pdf.ts";
import { bundle, indicator } from "../example/stix.ts";
import { writeWorkbook } from "../example/workbook.ts";
import { classifiedIn } from "./in-file.ts";

const encode = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const place = async (bytes: Uint8Array) => (await classifiedIn(bytes))?.place;
const event = (over: object) => ({
  Event: { uuid: "5587f177-186e-4334-bd2f-800170d212d1", info: "x", date: "2026-12-07", ...over },
});
const header = {
  "word/header1.xml": '<w:hdr xmlns:w="w"><w:p><w:r><w:t>特　定</w:t></w:r><w:r><w:t>秘密</w:t></w:r></w:p></w:hdr>',
};

const MARKED: Readonly<Record<string, Uint8Array>> = {
  "the header of a Word document": writeDocument(["bad[.]example"], header),
  "a cell of a form": ransomwareForm({ 初動措置: "【極秘】" }),
  "a cell of a workbook": writeWorkbook([
    ["indicator", "tlp"],
    ["203.0.113.5", "重要経済安保情報"],
  ]),
  "the page of a PDF": writePdf([["bad[.]example"], ["SECRET//NOFORN"]]),
  "the title of a PDF": writePdf([["bad[.]example"]], { title: "TOP SECRET" }),
  "a comment of an event": encode(event({ Attribute: [{ comment: "極秘" }] })),
  "a tag of an event": encode(event({ Tag: [{ name: 'nato:classification="NATO SECRET"' }] })),
  "the description of an indicator": encode(bundle([indicator(1, { description: "note\nSECRET\nrest" })])),
  "escaped JSON": encode('{"type":"bundle","id":"bundle--1","x":"\\u6975\\u79d8"}'),
  "a statement of a marking": encode(bundle([{ type: "marking-definition", definition: { statement: "SECRET" } }])),
  "a line of notices": encode(
    '{"schema":"neutral-incident/1","id":"1"}\n{"schema":"neutral-incident/1","text":"特定秘密"}',
  ),
  "a field of classification": encode({ schema: "police-submission/1", classification: "secret" }),
  "an attribute of XML": encode(iodefXml().replace("<Incident ", '<Incident classification="SECRET" ')),
  "a cell of a table in Shift_JIS": encodeText("種類,指標\nIP,203.0.113.5\n極秘,\n", "shift_jis"),
  "a stamp with its kind": encode("特定秘密（指定番号第１２号）\nbad[.]example"),
  "a word after a label": encode("Classification: TOP SECRET\nbad[.]example"),
  "the subject of a mail": writeMail("bad[.]example", [], { Subject: "[SECRET] note" }),
  "an attachment of a mail": writeMail("bad[.]example", [
    { name: "a.pdf", type: "x/y", bytes: writePdf([["TOP SECRET"]]) },
  ]),
  "a mail in a mail": writeMail("bad[.]example", [
    { name: "m.eml", type: "message/rfc822", bytes: writeMail("特定秘密\n本文") },
  ]),
};

describe("a marking of classified information is found", () => {
  test.each(Object.entries(MARKED))("in %s", async (_, bytes) => {
    expect(await place(bytes)).toBeDefined();
  });
});

test("nothing is found where prose speaks of secrets, nor in files of every format that carry none", async () => {
  const clean = [
    encode("極秘資料が盗まれた可能性がある。bad[.]example"),
    encode(event({ info: "Operation Secret Garden", Attribute: [{ comment: "client_secret leaked" }] })),
    encode("name,secret\nx,203.0.113.5\n"),
    encode({ description: "特定秘密保護法に関する報道", title: "Secret" }),
    ransomwareForm(),
    writeDocument(["They stole SECRET keys."]),
    writePdf([["The top secret plan."]]),
    writeMail("The secret is out.", [{ name: "a.bin", type: "x/y", bytes: Uint8Array.of(0, 1, 2) }]),
  ];
  for (const bytes of clean) expect(await place(bytes)).toBeUndefined();
});
