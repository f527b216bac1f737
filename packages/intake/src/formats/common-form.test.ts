import { describe, expect, test } from "vitest";
import type { Report, Understanding } from "../contract/index.ts";
import { ddosForm, type FormFields, ransomwareForm } from "../example/common-form.ts";
import { understand } from "../understand.ts";

const read = (changed: FormFields = {}) => understand(ransomwareForm(changed));

function taken(understanding: Understanding): Report {
  if (!understanding.ok || !understanding.reports[0]) throw new Error(JSON.stringify(understanding.refused));
  return understanding.reports[0];
}

const codes = (understanding: Understanding) => understanding.refused.map((fault) => `${fault.code} ${fault.place}`);

test("the smallest form is understood without a fault", () => {
  for (const form of [ransomwareForm(), ddosForm()]) {
    const understanding = understand(form);
    expect(understanding.refused).toEqual([]);
    expect(taken(understanding).sourceId).toBe("TEST-0001");
  }
});

describe("what law and sharing hang on refuses the whole form", () => {
  test.each([
    ["報告番号", undefined, "MISSING_FIELD 報告番号"],
    ["報告日時", "昨日の夜", "BAD_DATE B6"],
    ["発生日時", "2026/13/07 05:10", "BAD_DATE B13"],
    ["覚知日時", "令和8年2月30日 午前6時", "BAD_DATE B14"],
    ["個人情報の漏えい等", "たぶん", "BAD_VALUE B17"],
    ["調整機関への提供", "はい", "BAD_VALUE B18"],
    ["匿名化した技術情報の共有", "同意", "BAD_VALUE B19"],
    ["海外機関への共有", "？", "BAD_VALUE B20"],
    ["TLP", "TLP:PINK", "BAD_MARKING B21"],
  ] as const)("%s = %s", (label, value, fault) => {
    const understanding = read({ [label]: value });
    expect(understanding.ok).toBe(false);
    expect(codes(understanding)).toEqual([fault]);
  });

  test("a number in a date field that the sheet does not show as a date is no date", () => {
    expect(codes(read({ 報告日時: 46363.32 }))).toEqual(["BAD_DATE B6"]);
  });

  test("a label that stands twice with different values", () => {
    const understanding = understand(ransomwareForm({ "TLP ": "TLP:CLEAR" }));
    expect(understanding.ok).toBe(false);
    expect(understanding.refused[0]?.code).toBe("DUPLICATE");
  });

  test("a cell that shows an error or an uncalculated formula", () => {
    expect(codes(read({ TLP: { xml: '<c r="AT" t="e"><v>#REF!</v></c>' } }))).toEqual(["BAD_VALUE B21"]);
    expect(codes(read({ TLP: { xml: '<c r="AT"><f>"TLP:"&amp;"CLEAR"</f></c>' } }))).toEqual(["BAD_VALUE B21"]);
  });
});

describe("fields", () => {
  test("a formula counts with the value that the sender's Excel stored, and is never evaluated", () => {
    const cell = { xml: '<c r="AT" t="str"><f>"TLP:"&amp;"CLEAR"</f><v>TLP:RED</v></c>' };
    expect(taken(read({ TLP: cell })).tlp).toBe("red");
  });

  test("labels are compared after NFKC, in any order, whatever blanks they hold", () => {
    const form = understand(
      ransomwareForm({ "侵害指標（IoC）": undefined, " 侵害指標\n(IoC) ": "URL：hxxp://a[.]example" }),
    );
    expect(taken(form).items.map((item) => item.value)).toEqual(["http://a.example/"]);
  });

  test("an empty consent is no consent, an empty marking is the receiver's alone", () => {
    const report = taken(read({ 調整機関への提供: undefined, TLP: undefined }));
    expect(report.consent?.shareWithCoordinator).toBe(false);
    expect(report.tlp).toBe("amber+strict");
  });

  test.each([
    ["有", "yes"],
    ["おそれ", "possible"],
    ["無", "no"],
    ["不明", "unknown"],
    [undefined, null],
  ] as const)("個人情報の漏えい等 %s is %s", (written, expected) => {
    expect(taken(read({ 個人情報の漏えい等: written })).personalData).toBe(expected);
  });

  test.each([
    ["約１，２００人", 1200],
    ["1.2万人", 12_000],
    ["3千人程度", 3000],
    ["1億2,000万人", 120_000_000],
    ["不明", "unknown"],
    ["なし", 0],
    ["10人から20人", null],
    ["多数", null],
    [undefined, null],
  ] as const)("対象人数 %s is %s", (written, expected) => {
    expect(taken(read({ 対象人数: written })).affected.total).toBe(expected);
  });

  test.each([
    ["令和８年１２月７日 午後１１時５分", "2026-12-07T14:05:00Z"],
    ["令和8年12月7日 午前0時", "2026-12-06T15:00:00Z"],
    ["令和8年12月7日 6:30", "2026-12-06T21:30:00Z"],
    ["2026/12/07 06:30", "2026-12-06T21:30:00Z"],
    ["２０２６／１２／０７ ０６：３０", "2026-12-06T21:30:00Z"],
  ])("覚知日時 %s", (written, instant) => {
    expect(taken(read({ 覚知日時: written })).noticed?.from).toBe(instant);
  });

  test("不明 as a date is understood as unknown and starts no clock", () => {
    const report = taken(read({ 覚知日時: "不明" }));
    expect(report.noticed).toBeNull();
    expect(report.fields.find((field) => field.label === "覚知日時")?.read).toBe("unknown");
  });

  test("an unknown word in 現在の状態 is named and costs nothing else", () => {
    const understanding = read({ 現在の状態: "まあまあ" });
    expect(codes(understanding)).toEqual(["BAD_VALUE B15"]);
    expect(taken(understanding).items).toHaveLength(2);
  });

  test("every filled field stands in the receipt, with its cell", () => {
    const report = taken(read({ 自由欄: "様式にない欄" }));
    const places = report.fields.map((field) => field.place.split(" ")[0]);
    const filled = Array.from({ length: 24 - 3 + 1 }, (_, index) => `B${index + 3}`);
    expect(new Set(places)).toEqual(new Set(filled));
  });
});

describe("indicator lines", () => {
  const lines = (text: string) => read({ "侵害指標（IoC）": text });
  const values = (text: string) => taken(lines(text)).items.map((item) => `${item.kind} ${item.value}`);

  test("every kind of the form", () => {
    const text = [
      `SHA-256：${"a".repeat(64)}`,
      `SHA-1：${"b".repeat(40)}`,
      `MD5：${"c".repeat(32)}`,
      "IPアドレス：2001:DB8::1",
      "IPアドレス範囲：203.0.113.69/28",
      "ドメイン：例え.example",
      "URL：HTTP://A.Example:80",
      "ウォレット：1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    ].join("\n");
    expect(values(text)).toEqual([
      `sha256 ${"a".repeat(64)}`,
      `sha1 ${"b".repeat(40)}`,
      `md5 ${"c".repeat(32)}`,
      "ipv6 2001:db8::1",
      "cidr 203.0.113.64/28",
      "domain xn--r8jz45g.example",
      "url http://a.example/",
      "wallet 1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
    ]);
  });

  test("a bad line is named by its number and the others go in", () => {
    const understanding = lines(
      "IPアドレス：203.0.113.5\nIPアドレス：203.0.113.500\n謎：x\nただの文\nMD5：短い\nドメイン：ok.example",
    );
    expect(codes(understanding)).toEqual([
      "BAD_VALUE B23 line 2",
      "BAD_VALUE B23 line 3",
      "BAD_VALUE B23 line 4",
      "BAD_VALUE B23 line 5",
    ]);
    expect(taken(understanding).items.map((item) => item.value)).toEqual(["203.0.113.5", "ok.example"]);
    for (const fault of understanding.refused) {
      expect(fault.say.en).not.toBe("");
      expect(fault.say.ja).toMatch(/[ぁ-ん]/);
    }
  });

  test("the separator is the first full-width colon; a half-width one is taken after a known kind", () => {
    expect(values("URL：http://a.example/x：y")).toEqual(["url http://a.example/x:y"]);
    expect(values("URL:hxxp://a[.]example/q：z")).toEqual(["url http://a.example/q:z"]);
  });

  test("a remark is taken off from the end, with the pairs inside it", () => {
    expect(values("ドメイン：a.example（社内（東京）から接続）")).toEqual(["domain a.example"]);
    expect(JSON.stringify(taken(lines("ドメイン：a.example（秘密の備考）")).items)).not.toContain("秘密");
  });

  test("検知 with a time is an own observation; with an unreadable one it is named and the indicator goes in without", () => {
    const good = lines("ドメイン：a.example（検知 ２０２６／１２／０７ ０７：０２ JST）");
    expect(taken(good).items[0]?.observedAt).toBe("2026-12-06T22:02:00Z");
    const bad = lines("ドメイン：a.example（検知 2026/99/07 07:02 JST）");
    expect(codes(bad)).toEqual(["BAD_DATE B23 line 1"]);
    expect(taken(bad).items[0]?.observedAt).toBeNull();
    expect(taken(lines("ドメイン：a.example（EDRで検知）")).items[0]?.observedAt).toBeNull();
  });

  test("なし, 不明 and 調査中 are no indicators and no faults", () => {
    for (const word of ["なし", "不明", "調査中"]) {
      const understanding = lines(word);
      expect(understanding.refused).toEqual([]);
      expect(taken(understanding).items).toEqual([]);
    }
  });

  test("the indicator field of the other form is not taken in silence", () => {
    const understanding = read({ "攻撃元・関連アドレス": "IPアドレス：203.0.113.9" });
    expect(understanding.refused[0]?.code).toBe("NOT_TAKEN");
  });
});

test("a workbook with another 様式名, or none, is no form that is known", () => {
  for (const 様式名 of ["標的型攻撃事案共通様式", undefined]) {
    const understanding = read({ 様式名 });
    expect(understanding).toMatchObject({ ok: false, format: null });
    expect(understanding.refused[0]?.code).toBe("UNKNOWN_FORMAT");
  }
});
