import { expect, test } from "vitest";
import { newSince } from "./fresh.ts";

test("what stood there at first is not new; what came later is", () => {
  expect([...newSince(new Set(["a", "b"]), ["c", "a", "b"])]).toEqual(["c"]);
});

test("before the first answer nothing is new", () => {
  expect(newSince(null, ["a"]).size).toBe(0);
});
