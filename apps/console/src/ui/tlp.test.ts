import { expect, test } from "vitest";
import { type Marked, strictest, TLP_ORDER } from "./tlp.tsx";

const mark = (tlp: Marked["tlp"], ...caveats: string[]): Marked => ({ tlp, caveats });

test("the page is marked as strictly as the strictest thing on it, with every caveat", () => {
  expect(strictest([mark("green", "b"), mark("amber+strict"), mark("amber", "a", "b")])).toEqual(
    mark("amber+strict", "a", "b"),
  );
});

test("a page with nothing on it has no marking", () => {
  expect(strictest([])).toBeNull();
});

test("each marking is stricter than all those before it", () => {
  for (const [i, tlp] of TLP_ORDER.entries()) {
    expect(strictest(TLP_ORDER.slice(0, i + 1).map((t) => mark(t)))?.tlp).toBe(tlp);
  }
});
