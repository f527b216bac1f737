import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchors, compile, equivalent, normalise, parsePattern, print } from "./index.ts";
import type { Expression } from "./tree.ts";
import { interpret } from "./trial/interpreter.ts";
import { breadth, smallObservations, smallPattern } from "./trial/patterns.ts";
import { wildPattern, withoutSpans } from "./trial/wild.ts";

function read(text: string, check: "standard" | "grammar" = "standard"): Expression {
  const parsed = parsePattern(text, { check });
  if (!parsed.ok) throw new Error(`${text}: ${parsed.faults.map((fault) => fault.say).join(" ")}`);
  return parsed.pattern;
}

describe("reading and printing", () => {
  it("never throws, and gives a pattern or at least one placed fault for any string", () => {
    const scraps = fc.constantFrom(
      "[",
      "]",
      "(",
      ")",
      "a:b",
      "=",
      "'x'",
      " AND ",
      "OR",
      "NOT",
      "IN",
      "t'",
      "h'ff'",
      "b'AA=='",
      "1",
      "-.5",
      "WITHIN 1 SECONDS",
      "START",
      "/*",
      "*/",
      "//",
      "\\",
      "\n",
      ".c_ref",
      "[*]",
    );
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.array(scraps, { maxLength: 20 }).map((list) => list.join("")),
    );
    fc.assert(
      fc.property(text, (input) => {
        const parsed = parsePattern(input);
        if (parsed.ok) return;
        expect(parsed.faults.length).toBeGreaterThan(0);
        for (const fault of parsed.faults) {
          expect(fault.line).toBeGreaterThanOrEqual(1);
          expect(fault.column).toBeGreaterThanOrEqual(1);
          expect(fault.offset).toBeLessThanOrEqual(input.length);
        }
      }),
    );
  });

  it("reads what it prints as the same pattern", () => {
    fc.assert(
      fc.property(wildPattern, (pattern) => {
        const again = read(print(pattern), "grammar");
        expect(withoutSpans(again)).toEqual(withoutSpans(pattern));
        expect(print(again)).toBe(print(pattern));
      }),
    );
  });

  it("leaves patterns that can be matched, normalised and anchored without throwing, whatever they hold", () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });
    fc.assert(
      fc.property(wildPattern, fc.array(object, { maxLength: 3 }), (pattern, objects) => {
        const parsed = parsePattern(print(pattern));
        if (!parsed.ok) return;
        const named = objects.map((one, index) => ({ ...one, type: index === 0 ? "a" : one["type"] }));
        compile(parsed.pattern).match({ type: "observed-data", objects: Object.fromEntries(named.entries()) });
        anchors(parsed.pattern);
        const normal = print(normalise(parsed.pattern));
        expect(print(read(normal, "grammar"))).toBe(normal);
      }),
    );
  });

  it("finds nothing against the standard in patterns that keep it", () => {
    fc.assert(fc.property(smallPattern, (pattern) => void read(print(pattern))));
  });
});

describe("matching", () => {
  it("agrees with trying every way to bind", () => {
    let matched = 0;
    fc.assert(
      fc.property(smallPattern, smallObservations, (pattern, observations) => {
        const result = compile(pattern).match(observations);
        matched += Number(result.matched);
        expect(result.outcome).toBe(interpret(pattern, observations) ? "matched" : "unmatched");
      }),
    );
    expect(matched).toBeGreaterThan(0);
  });

  it("agrees on rounds within windows, where parts compete for the same observations", () => {
    const leaf = fc.constantFrom("[file:name = 'a.exe']", "[file:name = 'b.exe']", "[file:name LIKE '%']");
    const operator = fc.constantFrom("AND", "OR", "FOLLOWEDBY");
    const small = fc.integer({ min: 1, max: 3 });
    const part = fc
      .tuple(leaf, operator, leaf, small, small)
      .map(([a, op, b, window, times]) => `((${a} ${op} ${b}) WITHIN ${window} SECONDS REPEATS ${times} TIMES)`);
    const text = fc
      .tuple(part, operator, fc.oneof(leaf, part), small)
      .map(([a, op, b, times]) => `(${a} ${op} ${b}) REPEATS ${times} TIMES`);
    const one = fc.record({
      name: fc.constantFrom("a.exe", "b.exe"),
      first: fc.integer({ min: 0, max: 5 }),
      length: fc.constantFrom(0, 0, 1),
    });
    const several = fc.array(one, { minLength: 4, maxLength: 8 }).map((list) =>
      list.map(({ name, first, length }, index) => ({
        type: "observed-data",
        id: `observed-data--${index}`,
        first_observed: `2026-12-07T00:00:0${first}Z`,
        last_observed: `2026-12-07T00:00:0${first + length}Z`,
        number_observed: 1,
        objects: { "0": { type: "file", name } },
      })),
    );
    fc.assert(
      fc.property(text, several, (pattern, observations) => {
        const tree = read(pattern);
        expect(compile(tree).match(observations).outcome).toBe(interpret(tree, observations) ? "matched" : "unmatched");
      }),
    );
  });

  it("binds distinct observations, each to an expression that it satisfies", () => {
    fc.assert(
      fc.property(smallPattern, smallObservations, (pattern, observations) => {
        const { bindings, candidates = [] } = compile(pattern).match(observations, { verbose: true });
        const bound = bindings.flatMap((binding) => binding.observations.map((witness) => witness.index));
        expect(new Set(bound).size).toBe(bound.length);
        for (const { expression, observations: witnesses } of bindings) {
          const able = candidates.find((candidate) => candidate.expression === expression)?.observations ?? [];
          for (const witness of witnesses) expect(able).toContainEqual(witness);
        }
      }),
    );
  });

  it("with too few steps says undecided or the same, never something else", () => {
    fc.assert(
      fc.property(smallPattern, smallObservations, fc.nat({ max: 60 }), (pattern, observations, steps) => {
        const { outcome } = compile(pattern).match(observations, { steps });
        if (outcome !== "undecided") expect(outcome === "matched").toBe(interpret(pattern, observations));
      }),
    );
  });

  it("does not depend on the order of the observations", () => {
    fc.assert(
      fc.property(smallPattern, smallObservations, (pattern, observations) => {
        const matcher = compile(pattern);
        expect(matcher.match(observations.toReversed()).matched).toBe(matcher.match(observations).matched);
      }),
    );
  });
});

describe("normal form", () => {
  it("is the normal form of itself, and can be printed and read", () => {
    fc.assert(
      fc.property(smallPattern, (pattern) => {
        fc.pre(breadth(pattern) <= 256);
        const normal = normalise(pattern);
        expect(print(normalise(normal))).toBe(print(normal));
        expect(withoutSpans(read(print(normal)))).toEqual(withoutSpans(normal));
      }),
    );
  });

  it("matches what the pattern matches", () => {
    fc.assert(
      fc.property(smallPattern, smallObservations, (pattern, observations) => {
        expect(compile(normalise(pattern)).match(observations).matched).toBe(interpret(pattern, observations));
      }),
    );
  });

  it("is shared by every rewriting of a pattern, both ways round", () => {
    fc.assert(
      fc.property(smallPattern, fc.array(fc.nat({ max: 5 }), { minLength: 8, maxLength: 8 }), (pattern, choices) => {
        const other = rewritten(pattern, choices);
        fc.pre(breadth(other) <= 256);
        expect(equivalent(pattern, pattern)).toBe(true);
        expect(equivalent(pattern, other)).toBe(true);
        expect(equivalent(other, pattern)).toBe(true);
      }),
    );
  });

  it("of different meanings is different: patterns told apart by observations are not equivalent", () => {
    fc.assert(
      fc.property(smallPattern, smallPattern, smallObservations, (a, b, observations) => {
        fc.pre(interpret(a, observations) !== interpret(b, observations));
        expect(equivalent(a, b)).toBe(false);
      }),
    );
  });
});

describe("anchors", () => {
  it("are seen whenever the pattern matches", () => {
    fc.assert(
      fc.property(smallPattern, smallObservations, (pattern, observations) => {
        const found = anchors(pattern);
        fc.pre(found.length > 0 && interpret(pattern, observations));
        const seen = new Set(
          observations.flatMap((one) => Object.values(one.objects).flatMap((object) => Object.values(object))),
        );
        const within = found.some((anchor) => anchor.relation === "within");
        expect(within || found.some((anchor) => seen.has(anchor.value))).toBe(true);
      }),
    );
  });
});

/** Rewrites a pattern by laws that keep its meaning; the numbers choose which. */
function rewritten(node: Expression, choices: readonly number[]): Expression {
  let next = 0;
  const choose = () => choices[next++ % choices.length] ?? 0;
  const visit = (one: Expression): Expression => {
    if (one.kind === "observe") {
      if (one.test.kind === "any" && choose() > 2)
        return { kind: "or", terms: one.test.terms.map((test) => ({ ...one, test })), at: one.at };
      return choose() > 3 ? { ...one, test: { kind: "all", terms: [one.test, one.test], at: one.at } } : one;
    }
    if (one.kind === "qualified") return { ...one, expression: visit(one.expression) };
    const terms = one.terms.map(visit);
    const [first, second, ...rest] = terms;
    if (one.kind !== "followedby" && choose() > 2) terms.reverse();
    if (one.kind === "or" && choose() > 2 && first !== undefined) return { ...one, terms: [...terms, first] };
    if (choose() > 2 && first !== undefined && second !== undefined && rest.length > 0) {
      return { ...one, terms: [{ ...one, terms: [first, second] }, ...rest] };
    }
    return { ...one, terms };
  };
  return visit(node);
}
