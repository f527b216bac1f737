import { describe, expect, it } from "vitest";
import { suppress } from "./suppress.ts";

const cell = (id: string, ...atoms: string[]) => ({ id, atoms });

describe("what is withheld", () => {
  it("is every small count, and beside it whatever it follows from", () => {
    const atoms = new Map([
      ["a", 2],
      ["b", 9],
    ]);
    const row = [cell("a", "a"), cell("b", "b"), cell("sum", "a", "b")];
    expect(Object.fromEntries(suppress(row, [], atoms, 3) ?? [])).toEqual({ a: "small", b: "exact", sum: "withheld" });
  });
});
