import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeness, sketch } from "./shingles.ts";

const prose =
  "On the night of the attack the terminal operating system stopped and no gate in the port would open for any lorry";

describe("the sketch of a text", () => {
  it("is wholly like itself, in Latin script and in Japanese", () => {
    const japanese = "六日未明にターミナルの業務システムが停止し、ゲートの開閉ができなくなった";
    for (const text of [prose, japanese]) expect(likeness(sketch(text), sketch(text))).toBe(1);
  });

  it("is blind to case, width and punctuation", () => {
    expect(sketch(prose.toUpperCase().replaceAll(" ", ",　"))).toEqual(sketch(prose));
  });

  it("falls when half of the words change, and is nothing for another text", () => {
    const half = likeness(
      sketch(prose),
      sketch(`${prose.slice(0, 60)} entirely other words follow here about rain in spring`),
    );
    expect(half).toBeGreaterThan(0.15);
    expect(half).toBeLessThan(0.8);
    expect(
      likeness(
        sketch(prose),
        sketch("A laptop with patients' records was taken from an unlocked car near the hospital at noon"),
      ),
    ).toBe(0);
  });

  it("is empty for a remark, and emptiness is like nothing", () => {
    expect(sketch("Theft | Laptop")).toEqual([]);
    expect(likeness([], [])).toBe(0);
  });

  it("is symmetric, between 0 and 1, and never larger than its cap", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 400 }), (a, b) => {
        const [x, y] = [sketch(`${prose} ${a}`), sketch(`${prose} ${b}`)];
        expect(x.length).toBeLessThanOrEqual(64);
        expect(likeness(x, y)).toBe(likeness(y, x));
        expect(likeness(x, y)).toBeGreaterThanOrEqual(0);
        expect(likeness(x, y)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
