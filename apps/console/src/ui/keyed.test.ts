import fc from "fast-check";
import { expect, test } from "vitest";
import { keyed } from "./keyed.ts";

test("no two rows have the same key, however often they say the same", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c")), (rows) => {
      const keys = keyed(rows, (row) => row).map(({ key }) => key);
      expect(new Set(keys).size).toBe(rows.length);
    }),
  );
});

test("a row keeps its key when another comes before it", () => {
  const key = (rows: string[]) => keyed(rows, (row) => row).find(({ row }) => row === "b")?.key;
  expect(key(["a", "b"])).toBe(key(["new", "a", "b"]));
});
