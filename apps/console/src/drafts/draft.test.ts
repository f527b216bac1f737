import { describe, expect, test } from "vitest";
import { answered, delivered, newDraft, reopened, sealed, tried } from "./draft.ts";

const AT = "2026-12-07T18:12:00.000Z";
const fresh = () => newDraft({ form: "common-form-ransomware", answers: { 報告番号: "R-1" }, key: "k1", at: AT });
const waiting = () => sealed(answered(fresh(), "現在の状態", "不明", AT), "2026/12/08 03:12", AT);
const FAULT = { code: "BAD_DATE", place: "$.answers.覚知日時", say: { ja: "×", en: "×" } };

describe("a draft", () => {
  test("holds 不明 as an answer and lets an empty one go", () => {
    const draft = answered(answered(fresh(), "現在の状態", "不明", AT), "報告番号", "", AT);
    expect(draft.answers).toEqual({ 現在の状態: "不明" });
  });

  test("that waits is sealed: what is sent is what was reviewed", () => {
    const draft = waiting();
    expect(answered(draft, "現在の状態", "復旧済", AT)).toBe(draft);
    expect(JSON.parse(draft.sealed ?? "")).toEqual({
      schema: "common-form/1",
      form: "common-form-ransomware",
      answers: { 現在の状態: "不明", 報告番号: "R-1", 報告日時: "2026/12/08 03:12" },
    });
  });

  test("keeps its key while nothing was tried, and takes a new one for other bytes after a try that may have arrived", () => {
    expect(reopened(waiting(), "k2").key).toBe("k1");
    expect(reopened(tried(waiting()), "k2").key).toBe("k2");
  });

  test("that was refused keeps its key and shows the places", () => {
    const draft = reopened(tried(waiting()), "k2", [FAULT]);
    expect([draft.key, draft.faults, draft.state]).toEqual(["k1", [FAULT], "open"]);
  });

  test("that was delivered keeps its receipt and not its bytes", () => {
    const draft = delivered(tried(waiting()), "r1");
    expect([draft.state, draft.sealed, draft.receiptId]).toEqual(["sent", null, "r1"]);
  });
});
