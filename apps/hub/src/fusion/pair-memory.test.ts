import { builtinPolicies, builtinReference, type FeatureSet, isCoherent, nothingSaid, score } from "@noroshi/fusion";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PairMemory } from "./pair-memory.ts";
import { Recent } from "./recent.ts";

const said = (values: readonly number[], day: number): FeatureSet => ({
  ...nothingSaid,
  observables: values.map((v) => ({ kind: "ipv4", value: `203.0.113.${v}` })),
  occurred: { from: 20_000 + day, to: 20_000 + day },
  reported: 20_000 + day,
});

const facts = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 5 }), fc.integer({ min: 0, max: 30 }))
  .map(([values, day]) => said(values, day));
const policy = fc.constantFrom(builtinPolicies.observables, builtinPolicies.notices);

describe("the memory of pairs", () => {
  it("gives what scoring anew gives, whatever it was asked before and in whatever order", () => {
    fc.assert(
      fc.property(
        policy,
        fc.array(facts, { minLength: 2, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 30 }),
        (rule, reports, asked) => {
          const memory = new PairMemory(rule, builtinReference);
          for (const [i, j] of asked) {
            const [x, y] = [reports[i % reports.length], reports[j % reports.length]];
            if (!x || !y || i % reports.length === j % reports.length) continue;
            const [a, b] = [`r${i % reports.length}`, `r${j % reports.length}`];
            const seen = (id: string, f: FeatureSet) => memory.report(id, `${id} ${JSON.stringify(f)}`, () => [f]);
            const anew = score({ report: a, features: x }, { report: b, features: y }, rule, builtinReference);
            expect(memory.score(seen(a, x), seen(b, y))).toEqual(anew && isCoherent(anew, rule) ? anew : undefined);
          }
        },
      ),
    );
  });

  it("keeps apart what two readers see of the same two reports", () => {
    const memory = new PairMemory(builtinPolicies.observables, builtinReference);
    const whole = [
      memory.report("a", "a whole", () => [said([1, 2], 0)]),
      memory.report("b", "b whole", () => [said([1, 2], 0)]),
    ];
    const part = [
      memory.report("a", "a part", () => [said([1], 0)]),
      memory.report("b", "b part", () => [said([1], 0)]),
    ];
    const [[wa, wb], [pa, pb]] = [whole, part];
    if (!wa || !wb || !pa || !pb) throw new Error("nothing was prepared");
    expect(memory.score(wa, wb)?.score).toBeGreaterThan(0);
    expect(memory.score(pa, pb)).toBeUndefined();
    expect(memory.score(wb, wa)?.score).toBeGreaterThan(0);
  });

  it("shares opened rows among policies, and no pair", () => {
    const strict = new PairMemory({ ...builtinPolicies.observables, minSharedStrongObservables: 3 }, builtinReference);
    const wide = new PairMemory(builtinPolicies.observables, builtinReference, strict);
    strict.keepPart("row", said([1, 2], 0));
    expect(wide.part("row")).toEqual(said([1, 2], 0));
    const pairIn = (memory: PairMemory) =>
      memory.score(
        memory.report("a", "a", () => [said([1, 2], 0)]),
        memory.report("b", "b", () => [said([1, 2], 0)]),
      );
    expect(pairIn(strict)).toBeUndefined();
    expect(pairIn(wide)).toBeDefined();
  });
});

describe("what is recent", () => {
  it("never weighs more than its room, and keeps what was used last", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 12 })), { maxLength: 60 }), (acts) => {
        const recent = new Recent<number>(20);
        for (const [key, weight] of acts) {
          recent.set(String(key), weight, weight);
          expect(recent.weight).toBeLessThanOrEqual(20);
          expect(recent.get(String(key))).toBe(weight);
        }
      }),
    );
  });

  it("drops the least lately used first, and what is heavier than all room at once", () => {
    const recent = new Recent<string>(3);
    for (const key of ["a", "b", "c"]) recent.set(key, key, 1);
    recent.get("a");
    recent.set("d", "d", 1);
    expect(["a", "b", "c", "d"].map((key) => recent.get(key))).toEqual(["a", undefined, "c", "d"]);
    recent.set("e", "e", 4);
    expect([recent.get("e"), recent.weight]).toEqual([undefined, 3]);
  });
});
