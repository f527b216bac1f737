import { describe, expect, it } from "vitest";
import { receiptLines } from "./receipt-lines.ts";

const receipt = {
  id: "r-1",
  outcome: "amended",
  reportIds: ["a", "b"],
  version: 2,
  receivedAt: "2026-11-22T00:00:00Z",
  refused: [],
};
const fault = { code: "BAD_VALUE", place: "A1", say: { en: "wrong", ja: "誤り" } };

describe("a receipt for a person", () => {
  it("is one line, and one more for every value that was left out", () => {
    expect(receiptLines("f.xlsx", 202, { ...receipt, refused: [fault] }, "en")).toEqual([
      "✓ f.xlsx: amended, version 2, 2 reports, receipt r-1, 2026-11-22T00:00:00Z",
      "    A1: wrong [BAD_VALUE]",
    ]);
    expect(receiptLines("f.xlsx", 202, receipt, "ja")[0]).toContain("第2版");
  });

  it("of a refusal says that nothing was stored, and each place; without places, what to do next", () => {
    expect(receiptLines("f", 422, { code: "NOT_UNDERSTOOD", faults: [fault] }, "ja")[1]).toBe(
      "    A1: 誤り [BAD_VALUE]",
    );
    const lines = receiptLines(
      "f",
      409,
      { code: "IDEMPOTENCY_CONFLICT", title: { en: "Used", ja: "" }, next: { en: "Take another.", ja: "" } },
      "en",
    );
    expect(lines).toEqual([
      "✗ f: refused (409); nothing of it was stored",
      "    (whole): Used: Take another. [IDEMPOTENCY_CONFLICT]",
    ]);
  });

  it("stays short, whatever is wrong", () => {
    expect(receiptLines("f", 422, { code: "X", faults: Array.from({ length: 500 }, () => fault) }, "en")).toHaveLength(
      22,
    );
  });
});
