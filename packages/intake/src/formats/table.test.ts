import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeText, writeWorkbook } from "../example/index.ts";
import { proposeTable } from "../propose-table.ts";
import { sniff } from "../sniff.ts";
import type { TableMapping } from "../table/mapping.ts";
import { understand } from "../understand.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string, table?: TableMapping) => {
  const told = understand(utf8(text), {}, table ? { table } : {});
  if (!told.ok) throw new Error(JSON.stringify(told.refused.slice(0, 3)));
  return told;
};
const items = (text: string, table?: TableMapping) => read(text, table).reports.flatMap((report) => report.items);
const codes = (text: string, table?: TableMapping) =>
  understand(utf8(text), {}, table ? { table } : {}).refused.map(({ code, place }) => `${code} ${place}`);

const JAPANESE =
  "種類,指標,TLP,観測日時\r\nIPアドレス,203.0.113.5,TLP:AMBER,2026/12/07 05:10\r\nドメイン,悪い.example,TLP:RED,\r\n";

describe("a table of indicators", () => {
  test("is one report, its values canonical, each at its cell with its own marking", () => {
    const told = read("type,indicator,tlp\nip,203[.]0[.]113[.]5,green\ndomain,BAD.example,red\n");
    expect(told.reports).toMatchObject([{ format: "table", kind: "indicator_list", tlp: "green" }]);
    expect(told.reports[0]?.items).toMatchObject([
      { kind: "ipv4", value: "203.0.113.5", tlp: "green", place: "B2", ref: "row 2" },
      { kind: "domain", value: "bad.example", tlp: "red", place: "B3" },
    ]);
  });

  test("says its kinds by a column, by its headers, or by the shape of the value", () => {
    expect(items(`sha256,md5\n${"A".repeat(64)},${"b".repeat(32)}`).map(({ kind }) => kind)).toEqual(["sha256", "md5"]);
    expect(items("IoC;note\nhxxp://bad.example/x;y\n203.0.113.0/24;z").map(({ kind }) => kind)).toEqual([
      "url",
      "cidr",
    ]);
  });

  test("takes the table that MISP gives out: its types, its pairs, and as indicators only what is meant for detection", () => {
    const sha256 = "b3".repeat(32);
    const rows = [
      "u1,1,Network activity,ip-dst|port,203.0.113.5|443,,1",
      "u2,1,Network activity,domain,a.example,,0",
      `u3,1,Payload delivery,filename|sha256,x.exe|${sha256},,1`,
      "u4,1,Payload delivery,email-src,bad@mail.example,,1",
      "u5,1,Network activity,domain|ip,b.example|203.0.113.6,,1",
      "u6,1,Network activity,AS,AS64496,,1",
    ];
    const text = `uuid,event_id,category,type,value,comment,to_ids\n${rows.join("\n")}\n`;
    expect(codes(text)).toEqual([]);
    expect(items(text).map(({ ref, indicator, value }) => [ref, indicator, value])).toEqual([
      ["u1", true, "203.0.113.5"],
      ["u2", false, "a.example"],
      ["u3", true, sha256],
      ["u3#2", false, "x.exe"],
      ["u4", true, "bad@mail.example"],
      ["u5", true, "b.example"],
      ["u5#2", false, "203.0.113.6"],
      ["u6", true, "AS64496"],
    ]);
  });

  test("keeps of an address with its port the address", () => {
    const text = "type,value\nip,203.0.113.5:443\nipv4,203.0.113.6|80\n";
    expect(items(text).map(({ value }) => value)).toEqual(["203.0.113.5", "203.0.113.6"]);
  });

  test("without a marking is the receiver's alone; a saved mapping may say what holds for all rows", () => {
    expect(items("indicator,note\n203.0.113.5,x")[0]?.tlp).toBe("amber+strict");
    const table: TableMapping = { rows: "indicators", columns: { A列: "value" }, always: { tlp: "TLP:RED" } };
    expect(items("A列,B列\n203.0.113.5,x", table)[0]?.tlp).toBe("red");
    expect(items("A列,共有\n203.0.113.5,green", { ...table, columns: { A列: "value", 共有: "tlp" } })[0]?.tlp).toBe(
      "red",
    );
  });

  test("Japanese headers mean times in Japan", () => {
    expect(items(JAPANESE)[0]?.observedAt).toBe("2026-12-06T20:10:00Z");
  });

  test("names a bad cell and takes the other rows", () => {
    const text =
      "type,indicator,tlp,valid until\nip,999.1.1.1,,\ncolour,red,,\nip,203.0.113.5,purple,\nip,203.0.113.6,,soon\nip,203.0.113.7,,";
    expect(codes(text)).toEqual(["BAD_VALUE B2", "BAD_VALUE A3", "BAD_MARKING C4", "BAD_DATE D5"]);
    expect(items(text)).toHaveLength(1);
  });

  test("may have lines above its header, and cells over several lines", () => {
    expect(items('Weekly list\n\nindicator,note\n203.0.113.5,"two\nlines, ""quoted"""\n203.0.113.6,x')).toMatchObject([
      { place: "A4" },
      { value: "203.0.113.6", place: "A5" },
    ]);
  });

  test("a formula is text that was never evaluated", () => {
    const told = understand(utf8('indicator,note\n"=HYPERLINK(""http://x.example"")",x\n203.0.113.5,=1+1'));
    expect(told.refused).toMatchObject([{ code: "BAD_VALUE", place: "A2" }]);
  });
});

describe("a table of incidents", () => {
  test("is a notice a row, in the fields of the neutral notice", () => {
    const text =
      "事案番号,組織名,発生日時,対象人数,個人情報,概要,指標\nA-1,伊勢湾港運,2026/12/07 05:10,1.2万人,有,停止した,203.0.113.5 と bad[.]example\n,別の会社,2026/12/08,不明,無,,";
    const [first, second] = read(text).reports;
    expect(first).toMatchObject({
      format: "table",
      kind: "incident_notice",
      sourceId: "A-1",
      subject: { name: "伊勢湾港運" },
      occurred: { from: "2026-12-06T20:10:00Z", precision: "minute" },
      affected: { total: 12_000 },
      personalData: "yes",
      items: [{ value: "203.0.113.5" }, { value: "bad.example" }],
    });
    expect(second).toMatchObject({ sourceId: null, affected: { total: "unknown" }, personalData: "no", items: [] });
  });

  test("a row with a bad date is named, the others go in", () => {
    const text = "id,organisation,occurred\n1,A,yesterday\n2,B,2026-12-07\n2,C,2026-12-08";
    expect(codes(text)).toEqual(["BAD_DATE row 2 $.occurred", "DUPLICATE row 4"]);
    expect(read(text).reports.map(({ subject }) => subject.name)).toEqual(["B"]);
  });
});

describe("a table is read in the encoding that it is in", () => {
  const want = items(JAPANESE).map(({ value }) => value);
  test.each(["shift_jis", "euc-jp", "iso-2022-jp", "utf-16le", "utf-16be"] as const)("%s", (encoding) => {
    const told = understand(encodeText(JAPANESE, encoding));
    expect(told.ok && told.reports[0]?.items.map(({ value }) => value)).toEqual(want);
  });

  test("and JSON in any but UTF-8 is refused as such", () => {
    expect(understand(encodeText('{"schema":"neutral-incident/1","title":"表"}', "shift_jis")).refused[0]?.code).toBe(
      "NOT_UTF8",
    );
  });
});

test("a workbook that is no form is a table, by the same rules", () => {
  const book = writeWorkbook([
    ["指標", "TLP"],
    ["203.0.113.5", "green"],
    ["bad.example", { xml: '<c r="AT"><f>A1</f></c>' }],
  ]);
  const told = understand(book);
  expect(told).toMatchObject({ ok: true, format: "table" });
  expect(told.ok && told.reports[0]?.items).toMatchObject([{ value: "203.0.113.5", tlp: "green", place: "A2" }]);
  expect(told.refused).toMatchObject([{ code: "BAD_MARKING", place: "B3" }]);
  expect(sniff(book)).toBe("table");
});

test("the saved mapping counts, whatever the headers propose; other headers are refused", () => {
  const table: TableMapping = { rows: "indicators", columns: { "Column X": "value" }, timezone: "Asia/Tokyo" };
  expect(items("indicator,column x\n203.0.113.5,203.0.113.6", table).map(({ value }) => value)).toEqual([
    "203.0.113.6",
  ]);
  expect(codes("indicator,other\n203.0.113.5,x", table)).toEqual(["MISSING_FIELD "]);
});

test("a person is shown headers, sample and proposal, also where no header is known", () => {
  expect(proposeTable(utf8(JAPANESE))).toMatchObject({
    ok: true,
    headers: ["種類", "指標", "TLP", "観測日時"],
    mapping: {
      rows: "indicators",
      columns: { 種類: "type", 指標: "value", TLP: "tlp", 観測日時: "observedAt" },
      timezone: "Asia/Tokyo",
    },
    sample: [
      ["IPアドレス", "203.0.113.5", "TLP:AMBER", "2026/12/07 05:10"],
      ["ドメイン", "悪い.example", "TLP:RED", ""],
    ],
  });
  expect(proposeTable(utf8("a,b\n1,2"))).toEqual({
    ok: true,
    mapping: undefined,
    headers: ["a", "b"],
    sample: [["1", "2"]],
  });
});

test("limits hold: cells, length of a cell, open quotation marks, values", () => {
  const limits = (limits: object, text: string) =>
    understand(utf8(text), {}, { limits, table: { rows: "indicators", columns: { indicator: "value" } } }).refused[0]
      ?.code;
  expect(limits({ values: 5 }, "indicator,b\n1,2\n3,4\n5,6")).toBe("TOO_MANY");
  expect(limits({ items: 1 }, "indicator,b\n203.0.113.5,2\n203.0.113.6,4")).toBe("TOO_MANY");
  expect(limits({}, `indicator,b\n${"x".repeat(40_000)},2`)).toBe("TOO_LARGE");
  expect(limits({}, 'indicator,b\n"203.0.113.5,2')).toBe("BAD_VALUE");
});

test("what a writer of CSV writes is what is read", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\t", ";", "é", "表", " ") });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = ["indicator,note", ...rows.map((row) => row.map(quoted).join(","))].join("\r\n");
      const told = proposeTable(utf8(text));
      expect(told.ok && told.sample).toEqual(rows.map((row) => [...row]));
    }),
  );
});
