import { describe, expect, test } from "vitest";
import { faultText, refused, VALUE_FAULT_CODES } from "./faults.ts";

describe("a refusal", () => {
  test.each(VALUE_FAULT_CODES)("%s says why in both languages", (code) => {
    expect(faultText(code, "en")).toMatch(/^[A-Z].+\.$/);
    expect(faultText(code, "ja")).toMatch(/[ぁ-ん].*。$/);
    expect(refused(code)).toEqual({ ok: false, code, say: faultText(code, "en") });
  });

  test("is one shared object that nobody can change", () => {
    expect(refused("empty")).toBe(refused("empty"));
    expect(Object.isFrozen(refused("empty"))).toBe(true);
  });
});
