import fc from "fast-check";
import { expect, it } from "vitest";
import { togetherIn } from "./intervals.ts";

/** Leaves of intervals with so many acts each, as a hub adds them: where each begins, and which leaves stand for acts. */
function written(counts: readonly number[], draw: (leaf: number) => number) {
  const intervals: { readonly from: number; readonly acts: readonly number[] }[] = [];
  let from = 0;
  for (const count of counts) {
    let size = 64;
    while (size < count) size *= 2;
    const leaves = Array.from({ length: size }, (_, at) => from + at).sort((a, b) => draw(a) - draw(b));
    intervals.push({ from, acts: leaves.slice(0, count) });
    from += size;
  }
  return intervals;
}

it("never says of two acts of one interval that one was written behind the other", () => {
  const counts = fc.array(fc.oneof(fc.nat(70), fc.integer({ min: 60, max: 600 })), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(counts, fc.infiniteStream(fc.double({ noNaN: true })), (of, chances) => {
      const drawn = new Map<number, number>();
      const draw = (leaf: number) => drawn.get(leaf) ?? Number(drawn.set(leaf, Number(chances.next().value)).get(leaf));
      const intervals = written(of, draw);
      const together = togetherIn(intervals.flatMap((one) => one.acts));
      for (const { acts } of intervals)
        for (const a of acts.slice(0, 20)) for (const b of acts.slice(-20)) expect(together(a, b)).toBe(true);
    }),
  );
});

it("tells two quiet intervals apart, and not two halves of a crowd", () => {
  expect(togetherIn([3, 70])(3, 70)).toBe(false);
  expect(togetherIn([3, 60])(60, 3)).toBe(true);
  const crowd = Array.from({ length: 65 }, (_, n) => (n > 30 ? n + 60 : n));
  expect(togetherIn(crowd)(3, 120)).toBe(true);
  expect(togetherIn(crowd)(3, 200)).toBe(false);
});
