import { describe, expect, test } from "vitest";
import { iodefJson, iodefXml } from "../example/index.ts";
import { sniff } from "../sniff.ts";
import { understand } from "../understand.ts";

const encode = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const read = (value: unknown) => {
  const told = understand(encode(value));
  if (!told.ok || !told.reports[0]) throw new Error(JSON.stringify(told.refused));
  return { report: told.reports[0], refused: told.refused };
};
const codes = (value: unknown) => understand(encode(value)).refused.map(({ code }) => code);
const SHA256 = "9af7dbec8cf113b044faaeb6353634675d1aefb184cd8b18d2caeb21e0e2051f";

describe.each([
  ["XML", iodefXml()],
  ["JSON", iodefJson()],
] as const)("an IODEF incident in %s", (form, document) => {
  test("is a notice: id with its authority, times, text", () => {
    expect(sniff(encode(document))).toBe("iodef-2");
    expect(read(document).report).toMatchObject({
      format: "iodef-2",
      kind: "incident_notice",
      sourceId: "csirt.example/189493",
      originator: "csirt.example",
      title: "Scan of a port's gateway",
      occurred: { from: "2026-12-06T20:00:00Z" },
      noticed: { from: "2026-12-06T20:10:00Z" },
      stated: { from: "2026-12-07T01:00:00Z" },
      tlp: "amber",
    });
  });

  test("calls malicious only what stands among its indicators; contacts are never read", () => {
    expect(read(document).report.items.map(({ value, indicator, tlp, ref }) => [value, indicator, tlp, ref])).toEqual([
      ["192.0.2.9", false, "amber", "value 1"],
      ["203.0.113.5", true, "red", "indicator G1"],
      ["bad.example", true, "red", "indicator G1#2"],
    ]);
  });

  test("names places as its form does", () => {
    const place = read(document).report.items[1]?.place;
    expect(place).toBe(
      form === "XML"
        ? "/IODEF-Document/Incident/IndicatorData/Indicator/Observable/System/Node/Address"
        : "$.Incident[0].IndicatorData.Indicator[0].Observable.System.Node.Address[0]",
    );
  });
});

describe("restrictions", () => {
  test.each([
    ["public", "clear"],
    ["green", "green"],
    ["partner", "amber"],
    ["need-to-know", "amber+strict"],
    ["private", "red"],
    ["default", "amber+strict"],
  ])("%s is %s", (word, level) => {
    expect(read(iodefXml("", word)).report.tlp).toBe(level);
  });

  test("add up along the path, and one that cannot be read counts as RED and is named once", () => {
    const system =
      '<EventData restriction="secret"><System><Node><Address category="ipv4-addr">192.0.2.1</Address><Address category="ipv4-addr">192.0.2.2</Address></Node></System></EventData>';
    const { report, refused } = read(iodefXml(system, "green"));
    expect(report.items.filter(({ value }) => /^192.0.2.[12]$/.test(value)).map(({ tlp }) => tlp)).toEqual([
      "red",
      "red",
    ]);
    expect(refused.map(({ code }) => code)).toEqual(["BAD_MARKING"]);
    const data =
      '<IndicatorData restriction="red"><Indicator><IndicatorID>Z</IndicatorID><Observable><System><Node><Address category="ipv4-addr">203.0.113.9</Address></Node></System></Observable></Indicator></IndicatorData>';
    expect(read(iodefXml(data, "green")).report.items.find(({ value }) => value === "203.0.113.9")?.tlp).toBe("red");
  });
});

test("hashes may be hexadecimal or base64, bulk observables are one a line", () => {
  const digest = Buffer.from(SHA256, "hex").toString("base64");
  const inside = `<IndicatorData><Indicator><IndicatorID>H</IndicatorID><Observable><FileData><File><FileName>x.exe</FileName><HashData scope="file-contents"><Hash><ds:DigestMethod xmlns:ds="d" Algorithm="sha256"/><ds:DigestValue xmlns:ds="d">${digest}</ds:DigestValue></Hash></HashData></File></FileData></Observable></Indicator>
  <Indicator><IndicatorID>B</IndicatorID><Observable><BulkObservable type="domain-name"><BulkObservableList>a.example
b.example</BulkObservableList></BulkObservable></Observable></Indicator></IndicatorData>`;
  const values = read(iodefXml(inside)).report.items.map(({ kind, value }) => `${kind} ${value}`);
  expect(values).toEqual(
    expect.arrayContaining([`sha256 ${SHA256}`, "filename x.exe", "domain a.example", "domain b.example"]),
  );
});

test("what law hangs on refuses the incident: id and times; a bad indicator is named and the others go in", () => {
  expect(codes(iodefJson({ DetectTime: "yesterday" }))).toEqual(["BAD_DATE"]);
  expect(codes(iodefJson({ IncidentID: {} }))).toEqual(["MISSING_FIELD"]);
  const Indicator = [
    { IndicatorID: { id: "1" }, Observable: { Address: { category: "ipv4-addr", value: "999.1.1.1" } } },
    { IndicatorID: { id: "2" }, Observable: { Address: { category: "ipv4-addr", value: "203.0.113.5" } } },
    { IndicatorID: { id: "2" }, Observable: { Address: { category: "ipv4-addr", value: "203.0.113.6" } } },
  ];
  const { report, refused } = read(iodefJson({ IndicatorData: { Indicator } }));
  expect(refused.map(({ code }) => code)).toEqual(["BAD_VALUE", "DUPLICATE"]);
  expect(report.items.filter(({ indicator }) => indicator)).toHaveLength(1);
});

test("document types, entities and broken XML are refused; other XML is no report", () => {
  expect(codes(`<!DOCTYPE x [<!ENTITY a "b">]>${iodefXml().slice(39)}`)).toEqual(["NOT_XML"]);
  expect(codes(iodefXml().slice(0, 600))).toEqual(["NOT_XML"]);
  expect(codes('<?xml version="1.0"?><rss><a>hxxp://bad[.]example</a></rss>')).toEqual(["UNKNOWN_FORMAT"]);
  expect(codes({ version: "2.0", Incident: [] })).toEqual(["EMPTY"]);
  expect(codes(iodefXml("<a>".repeat(100)))).toEqual(["TOO_DEEP"]);
});
