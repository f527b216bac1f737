import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fingerprint } from "./fingerprint.ts";

const seed = (first: number) => Uint8Array.from({ length: 16 }, (_, n) => first + 17 * n);
const encoder = new TextEncoder();

describe("a fingerprint", () => {
  it("of one word is the same on the quick way and on the way of many", () => {
    const fingerprint = new Fingerprint(seed(3));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), fc.nat(7), (word, tag) => {
        fingerprint.ofWord(word | 0, tag);
        const quick = [...fingerprint.out];
        fingerprint.ofWords(Uint32Array.of(word), 0, 1, tag);
        expect([...fingerprint.out]).toEqual(quick);
      }),
    );
  });

  it("depends on the seed, the class, and every bit of the value", () => {
    const prints = new Set<string>();
    for (const first of [3, 4])
      for (const tag of [0, 1])
        for (let bit = -1; bit < 32; bit++) {
          const fingerprint = new Fingerprint(seed(first));
          fingerprint.ofWord(bit < 0 ? 0 : 1 << bit, tag);
          prints.add(fingerprint.out.join());
        }
    expect(prints.size).toBe(2 * 2 * 33);
  });

  it("of the endings of a name are those of the endings alone, in small letters, from two labels on", () => {
    const label = fc.string({ unit: fc.constantFrom("a", "B", "-", "9"), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(label, { minLength: 2, maxLength: 8 }), (labels) => {
        const [whole, alone] = [new Fingerprint(seed(1)), new Fingerprint(seed(1))];
        const name = encoder.encode(labels.join("."));
        const count = whole.ofName(name, 0, name.length, 4);
        expect(count).toBe(labels.length - 1);
        for (let n = 0; n < count; n++) {
          const ending = encoder.encode(
            labels
              .slice(labels.length - 2 - n)
              .join(".")
              .toLowerCase(),
          );
          alone.ofName(ending, 0, ending.length, 4);
          expect([...whole.endings.subarray(2 * n, 2 * n + 2)]).toEqual([...alone.out]);
          expect(whole.begins[n]).toBe(name.length - ending.length);
        }
      }),
    );
  });

  it("is none of what is no name: one label, an empty label, too long", () => {
    const fingerprint = new Fingerprint(seed(1));
    const count = (name: string) => fingerprint.ofName(encoder.encode(name), 0, name.length, 4);
    expect(["", "com", ".com", "a..b", "a.", `${"x".repeat(250)}.com`].map(count)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
