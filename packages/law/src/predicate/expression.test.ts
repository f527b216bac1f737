import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Expression, evaluate, type Facts, factsIn } from "./expression.ts";

const personal: Expression = { fact: "personal.involved", in: ["yes", "possible"] };

describe("a trigger", () => {
  it("that hangs on a fact nobody knows cannot be told yet, and says which fact", () => {
    expect(evaluate({ all: [true, personal] }, {})).toMatchObject({
      verdict: "cannot_tell_yet",
      missing: ["personal.involved"],
    });
  });

  it("takes the answer unknown as not known, never as no", () => {
    expect(evaluate(personal, { "personal.involved": "unknown" }).verdict).toBe("cannot_tell_yet");
    expect(evaluate({ not: personal }, { "personal.involved": "unknown" }).verdict).toBe("cannot_tell_yet");
  });

  it("is settled by one no among all, or one yes among any, whatever else is unknown", () => {
    expect(evaluate({ all: [personal, { fact: "core", is: true }] }, { core: false }).verdict).toBe("no");
    expect(evaluate({ any: [personal, { fact: "core", is: true }] }, { core: true }).verdict).toBe("yes");
  });

  it("names the comparisons that decided", () => {
    expect(evaluate({ any: [personal, { fact: "n", over: 5 }] }, { n: 6 }).because).toEqual([
      { fact: "n", test: "over", wanted: 5, found: 6, verdict: "yes" },
    ]);
  });

  it("cannot compare a word with a number, and does not pretend to", () => {
    expect(evaluate({ fact: "n", atLeast: 5 }, { n: "many" }).verdict).toBe("cannot_tell_yet");
  });
});

const names = ["a", "b", "c"];
const leaf = fc.constantFrom(...names).chain((fact) =>
  fc.oneof(
    fc.boolean().map((is) => ({ fact, is })),
    fc.boolean(),
  ),
);
const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie("tree").map((not) => ({ not })),
  ),
}));

describe("an answer", () => {
  it("is kept whatever becomes known later", () => {
    const facts = fc.record({ a: fc.option(fc.boolean()), b: fc.option(fc.boolean()), c: fc.option(fc.boolean()) });
    fc.assert(
      fc.property(tree, facts, fc.record({ a: fc.boolean(), b: fc.boolean(), c: fc.boolean() }), (e, some, all) => {
        const now = evaluate(e, some).verdict;
        const later: Facts = { a: some.a ?? all.a, b: some.b ?? all.b, c: some.c ?? all.c };
        const then = evaluate(e, later).verdict;
        expect(then).not.toBe("cannot_tell_yet");
        if (now !== "cannot_tell_yet") expect(then).toBe(now);
      }),
    );
  });

  it("that is open names a fact of the expression", () => {
    fc.assert(
      fc.property(tree, (e) => {
        const r = evaluate(e, {});
        expect(r.missing.length > 0).toBe(r.verdict === "cannot_tell_yet");
        for (const name of r.missing) expect(factsIn(e)).toContain(name);
      }),
    );
  });
});
