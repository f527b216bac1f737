import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPublicSuffix, parents, registrable } from "./parents.ts";

describe("the parents of a domain", () => {
  test.each([
    ["a.b.evil.co.jp", ["b.evil.co.jp", "evil.co.jp"]],
    ["evil.co.jp", []],
    ["co.jp", []],
    ["jp", []],
    ["c2.evil.example", ["evil.example"]],
    ["a.evil.github.io", ["evil.github.io"]],
    ["evil.github.io", []],
    ["a.b.xn--wgv71a119e.jp", ["b.xn--wgv71a119e.jp", "xn--wgv71a119e.jp"]],
    ["www.city.kobe.jp", ["city.kobe.jp"]],
    ["a.b.c.kobe.jp", ["b.c.kobe.jp"]],
  ])("%s are %j", (domain, above) => {
    expect(parents(domain)).toEqual(above);
  });

  test("each end the domain, are shorter one by one, and are no public suffix", () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        let before = domain.toLowerCase();
        for (const parent of parents(before)) {
          expect(before.endsWith(`.${parent}`)).toBe(true);
          expect(isPublicSuffix(parent)).toBe(false);
          before = parent;
        }
      }),
    );
  });

  test("end in what somebody registered", () => {
    expect(registrable("a.b.evil.co.jp")).toBe("evil.co.jp");
    expect(registrable("evil.example")).toBe("evil.example");
    expect(registrable("co.jp")).toBeUndefined();
  });
});
