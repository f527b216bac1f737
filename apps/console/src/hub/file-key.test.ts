import { expect, test } from "vitest";
import { fileKey, randomKey } from "./file-key.ts";

function memory() {
  const kept = new Map<string, string>();
  return { getItem: (n: string) => kept.get(n) ?? null, setItem: (n: string, v: string) => void kept.set(n, v) };
}
const file = { name: "s1.xlsx", size: 10, lastModified: 1 };

test("the same file keeps its key over a retry", () => {
  const store = memory();
  const key = fileKey(file, store, randomKey);
  expect(fileKey(file, store, randomKey)).toBe(key);
});

test("a file that was changed gets another key", () => {
  const store = memory();
  expect(fileKey({ ...file, lastModified: 2 }, store, randomKey)).not.toBe(fileKey(file, store, randomKey));
});

test("two keys are never the same", () => {
  expect(randomKey()).not.toBe(randomKey());
  expect(randomKey()).toMatch(/^web-[0-9a-f]{32}$/);
});
