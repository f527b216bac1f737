/** The form as JSON and the form as a workbook are one form: same fields, same words, same reader. */
import { describe, expect, test } from "vitest";
import type { Report } from "../contract/index.ts";
import { ransomwareForm } from "../example/common-form.ts";
import { answersFrom, formDocument } from "../form/document.ts";
import { FORM_FIELDS, FORM_STEPS, fieldsOf } from "../form/fields.ts";
import { understand } from "../understand.ts";

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const taken = (read: ReturnType<typeof understand>): Report => {
  const [report] = read.ok ? read.reports : [];
  if (!report) throw new Error(JSON.stringify(read.refused));
  return report;
};
const send = (answers: Record<string, string>, form = "common-form-ransomware" as const) =>
  understand(bytes(formDocument(form, { 報告番号: "F-1", ...answers })));

describe("a common form as JSON", () => {
  test("says what the same form says as a workbook", () => {
    const book = taken(understand(ransomwareForm({ 報告日時: "2026/12/07 07:42", 停止した拠点数: "1" })));
    const json = taken(
      understand(bytes(formDocument("common-form-ransomware", answersFrom("common-form-ransomware", book.fields)))),
    );
    const bare = ({ fields: _, items, ...rest }: Report) => ({ ...rest, items: items.map(({ place: __, ...i }) => i) });
    const sorted = (r: Report) => ({
      ...bare(r),
      narrative: [...r.narrative].sort((a, b) => (a.label < b.label ? -1 : 1)),
    });
    expect(sorted(json)).toEqual(sorted(book));
  });

  test("keeps 不明 apart from empty in every field that may be unknown", () => {
    const report = taken(send({ 覚知日時: "不明", 個人情報の漏えい等: "不明", 停止した拠点数: "不明" }));
    const read = new Map(report.fields.map((f) => [f.label, f.read ?? f.raw]));
    expect([report.noticed, report.personalData, read.get("停止した拠点数"), read.get("対象人数")]).toEqual([
      null,
      "unknown",
      "不明",
      undefined,
    ]);
    expect(read.get("覚知日時")).toBe("unknown");
  });

  test("gives no consent where the sender could not say, and marks it as unmarked", () => {
    const report = taken(send({ 調整機関への提供: "不明", 海外機関への共有: "不明", TLP: "不明" }));
    expect([report.consent, report.tlp]).toEqual([
      { shareWithCoordinator: false, shareAnonymised: false, shareAbroad: false },
      "amber+strict",
    ]);
  });

  test("names the answer at fault and takes nothing of the form", () => {
    const read = send({ 覚知日時: "きのう" });
    expect([read.ok, read.refused.map((f) => `${f.code} ${f.place}`)]).toEqual([
      false,
      ["BAD_DATE $.answers.覚知日時"],
    ]);
  });

  test("takes era dates and ordinary ones for the same instant", () => {
    const at = (text: string) => taken(send({ 覚知日時: text })).noticed?.from;
    expect(at("令和8年12月8日 午前3時12分")).toBe(at("2026/12/08 03:12"));
  });
});

describe("the fields of the forms", () => {
  test("stand in the order of their steps, each label once a form", () => {
    for (const form of ["common-form-ransomware", "common-form-ddos"] as const) {
      const fields = fieldsOf(form);
      expect(new Set(fields.map((f) => f.label)).size).toBe(fields.length);
      const steps = fields.map((f) => FORM_STEPS.indexOf(f.step));
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    }
  });

  test("can all be answered with 不明, but for who files under which number", () => {
    for (const { kind, words, known, label } of FORM_FIELDS) {
      if (kind === "choice" && !known) expect([label, words?.some((w) => w.written === "不明")]).toEqual([label, true]);
    }
  });
});
