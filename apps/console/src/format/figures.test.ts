import { expect, test } from "vitest";
import { bits, bytes, count } from "./figures.ts";

test("evidence has its sign, a true minus, and one decimal", () => {
  expect([8.12, -9.8, 0, -0.01, 27].map(bits)).toEqual(["+8.1", "−9.8", "0.0", "0.0", "+27.0"]);
});

test("sizes are told as the hub's limits are meant", () => {
  expect([512, 14_212, 26_214_400].map(bytes)).toEqual(["512 B", "14 kB", "25 MB"]);
});

test("counts are grouped", () => {
  expect([count(1204, "ja"), count(1204, "en")]).toEqual(["1,204", "1,204"]);
});
