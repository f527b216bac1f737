import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beside } from "./values-beside.ts";

const value = fc.record({
  kind: fc.constantFrom("ipv4", "domain", "sha256"),
  value: fc.constantFrom("a", "b", "c", "d"),
});

describe("values side by side", () => {
  test("every value of both stands once in its kind's row, and what both hold is marked", () => {
    fc.assert(
      fc.property(fc.array(value), fc.array(value), (left, right) => {
        const rows = beside(left, right);
        const names = (list: readonly { kind: string; value: string }[]) =>
          [...new Set(list.map((v) => `${v.kind} ${v.value}`))].sort();
        expect(rows.flatMap((r) => r.left.map((v) => `${r.kind} ${v}`)).sort()).toEqual(names(left));
        expect(rows.flatMap((r) => r.right.map((v) => `${r.kind} ${v}`)).sort()).toEqual(names(right));
        for (const r of rows) for (const v of r.left) expect(r.common.has(v)).toBe(r.right.includes(v));
      }),
    );
  });

  test("kinds with something in common come first", () => {
    const rows = beside(
      [
        { kind: "domain", value: "x" },
        { kind: "sha256", value: "s" },
      ],
      [
        { kind: "domain", value: "y" },
        { kind: "sha256", value: "s" },
      ],
    );
    expect(rows.map((r) => r.kind)).toEqual(["sha256", "domain"]);
  });
});
