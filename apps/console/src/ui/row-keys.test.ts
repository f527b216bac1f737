import { expect, test } from "vitest";
import { moveRow } from "./row-keys.ts";

test("J goes down and K goes up, and neither leaves the list", () => {
  expect([moveRow("j", 0, 3), moveRow("j", 2, 3), moveRow("k", 1, 3), moveRow("k", 0, 3)]).toEqual([1, 2, 0, 0]);
});

test("from nowhere either key begins at the first row", () => {
  expect([moveRow("j", -1, 3), moveRow("k", -1, 3)]).toEqual([0, 0]);
});

test("an empty list has no row to go to", () => {
  expect(moveRow("j", -1, 0)).toBe(-1);
});
