import { describe, expect, it } from "vitest";
import { compile, type MatchOptions, type MatchResult, parsePattern } from "../index.ts";

/** Observed-data with one file each: name, first and last second of observation, number_observed. */
function seen(...list: readonly (readonly [name: string, first: number, last?: number, count?: number])[]): unknown[] {
  return list.map(([name, first, last = first, count = 1], index) => ({
    type: "observed-data",
    id: `observed-data--${index}`,
    first_observed: new Date(first * 1000).toISOString(),
    last_observed: new Date(last * 1000).toISOString(),
    number_observed: count,
    objects: { "0": { type: "file", name } },
  }));
}

/** Writes [a] for [file:name = 'a']. */
function match(shorthand: string, observations: unknown, options?: MatchOptions): MatchResult {
  const parsed = parsePattern(shorthand.replace(/\[(\w)\]/g, "[file:name = '$1']"));
  if (!parsed.ok) throw new Error(parsed.faults[0]?.say);
  return compile(parsed.pattern).match(observations, options);
}

const outcome = (shorthand: string, observations: unknown, options?: MatchOptions) =>
  match(shorthand, observations, options).outcome;

describe("AND", () => {
  it("needs different observations", () => {
    expect(outcome("[a] AND [a]", seen(["a", 0]))).toBe("unmatched");
    expect(outcome("[a] AND [a]", seen(["a", 0], ["a", 1]))).toBe("matched");
    expect(outcome("[a] AND [b]", seen(["b", 0], ["a", 1]))).toBe("matched");
  });
  it("gives an observation that only one side can use to that side", () => {
    const pattern = "[file:name LIKE '%'] AND [a]";
    expect(outcome(pattern, seen(["a", 0], ["b", 1]))).toBe("matched");
    expect(outcome(pattern, seen(["b", 0], ["b", 1]))).toBe("unmatched");
  });
});

describe("OR", () => {
  it("is met by either side alone, and names the side", () => {
    const result = match("[a] OR [b]", seen(["b", 0]));
    expect(result.bindings).toMatchObject([
      { expression: 1, observations: [{ index: 0, id: "observed-data--0", objects: ["0"] }] },
    ]);
    expect(outcome("([a] AND [b]) OR [c]", seen(["c", 0]))).toBe("matched");
  });
});

describe("FOLLOWEDBY", () => {
  it("takes the same instant and later, not earlier", () => {
    expect(outcome("[a] FOLLOWEDBY [b]", seen(["a", 1], ["b", 1]))).toBe("matched");
    expect(outcome("[a] FOLLOWEDBY [b]", seen(["a", 1], ["b", 2]))).toBe("matched");
    expect(outcome("[a] FOLLOWEDBY [b]", seen(["a", 2], ["b", 1]))).toBe("unmatched");
  });
  it("chooses an instant between first and last observed for each", () => {
    expect(outcome("[a] FOLLOWEDBY [b]", seen(["a", 2, 9], ["b", 0, 2]))).toBe("matched");
    expect(outcome("[a] FOLLOWEDBY [b]", seen(["a", 3, 9], ["b", 0, 2]))).toBe("unmatched");
  });
  it("puts all of the right side after all of the left side", () => {
    expect(outcome("([a] AND [b]) FOLLOWEDBY [c]", seen(["a", 0], ["b", 2], ["c", 1]))).toBe("unmatched");
    expect(outcome("[a] FOLLOWEDBY [b] FOLLOWEDBY [c]", seen(["c", 3], ["b", 2], ["a", 1]))).toBe("matched");
    expect(outcome("[a] FOLLOWEDBY [b] FOLLOWEDBY [a]", seen(["a", 1], ["b", 2]))).toBe("unmatched");
    expect(outcome("[b] FOLLOWEDBY [c] REPEATS 2 TIMES", seen(["c", 0], ["b", 1], ["c", 2]))).toBe("unmatched");
    expect(outcome("[b] FOLLOWEDBY [c] REPEATS 2 TIMES", seen(["c", 3], ["b", 1], ["c", 2]))).toBe("matched");
  });
  it("never holds where the times cannot be read", () => {
    const dateless = [...seen(["a", 0]), { type: "observed-data", objects: { "0": { type: "file", name: "b" } } }];
    expect(outcome("[a] FOLLOWEDBY [b]", dateless)).toBe("unmatched");
    expect(outcome("[a] AND [b]", dateless)).toBe("matched");
  });
});

describe("WITHIN", () => {
  it("keeps the last strictly before the first plus the window", () => {
    expect(outcome("([a] AND [b]) WITHIN 2 SECONDS", seen(["a", 0], ["b", 2]))).toBe("unmatched");
    expect(outcome("([a] AND [b]) WITHIN 2.001 SECONDS", seen(["a", 0], ["b", 2]))).toBe("matched");
    expect(outcome("([a] AND [b]) WITHIN 2 SECONDS", seen(["a", 0, 1], ["b", 2]))).toBe("matched");
  });
  it("asks nothing of a single observation, however long", () => {
    expect(outcome("[a] WITHIN 1 SECONDS", seen(["a", 0, 1000]))).toBe("matched");
  });
  it("covers what the parentheses cover", () => {
    const far = seen(["a", 0], ["b", 100]);
    expect(outcome("[a] FOLLOWEDBY [b] WITHIN 5 SECONDS", far)).toBe("matched");
    expect(outcome("([a] FOLLOWEDBY [b]) WITHIN 5 SECONDS", far)).toBe("unmatched");
  });
  it("looks for the pair that is close, not for the first", () => {
    expect(outcome("([a] AND [b]) WITHIN 2 SECONDS", seen(["a", 0], ["a", 50], ["b", 100], ["b", 51]))).toBe("matched");
  });
});

describe("START and STOP", () => {
  const pattern = (start: number, stop: number) =>
    `[a] START t'${new Date(start * 1000).toISOString()}' STOP t'${new Date(stop * 1000).toISOString()}'`;
  it("include the start and not the stop", () => {
    expect(outcome(pattern(1, 2), seen(["a", 1]))).toBe("matched");
    expect(outcome(pattern(1, 2), seen(["a", 2]))).toBe("unmatched");
    expect(outcome(pattern(1, 2), seen(["a", 0, 1]))).toBe("matched");
    expect(outcome(pattern(1, 2), seen(["a", 0, 9]))).toBe("matched");
    expect(outcome(pattern(1, 2), seen(["a", 2, 9]))).toBe("unmatched");
  });
});

describe("REPEATS", () => {
  it("needs so many different observations", () => {
    expect(outcome("[a] REPEATS 3 TIMES", seen(["a", 0], ["a", 1]))).toBe("unmatched");
    expect(outcome("[a] REPEATS 3 TIMES", seen(["a", 0], ["a", 1], ["b", 2], ["a", 3]))).toBe("matched");
  });
  it("counts number_observed on a single expression, not on a compound", () => {
    expect(outcome("[a] REPEATS 5 TIMES", seen(["a", 0, 0, 3], ["a", 1, 1, 2]))).toBe("matched");
    expect(outcome("[a] REPEATS 6 TIMES", seen(["a", 0, 0, 3], ["a", 1, 1, 2]))).toBe("unmatched");
    expect(outcome("([a] AND [b]) REPEATS 2 TIMES", seen(["a", 0, 0, 9], ["b", 0, 0, 9]))).toBe("unmatched");
  });
  it("of a compound needs so many of each", () => {
    const twice = seen(["a", 0], ["b", 1], ["a", 10], ["b", 11]);
    expect(outcome("([a] FOLLOWEDBY [b]) REPEATS 2 TIMES", twice)).toBe("matched");
    expect(outcome("([a] FOLLOWEDBY [b]) REPEATS 2 TIMES WITHIN 5 SECONDS", twice)).toBe("unmatched");
    expect(outcome("([a] FOLLOWEDBY [b]) WITHIN 5 SECONDS REPEATS 2 TIMES", twice)).toBe("matched");
    expect(outcome("([a] FOLLOWEDBY [b]) REPEATS 3 TIMES", twice)).toBe("unmatched");
  });
  it("shares heavy observations out between expressions that compete for them", () => {
    const pattern = "[file:name LIKE '%'] REPEATS 3 TIMES AND [a] REPEATS 2 TIMES";
    expect(outcome(pattern, seen(["a", 0, 0, 2], ["b", 0, 0, 3]))).toBe("matched");
    expect(outcome(pattern, seen(["a", 0, 0, 4], ["b", 0, 0, 2]))).toBe("unmatched");
    expect(outcome(pattern, seen(["a", 0, 0, 2], ["b", 0, 0, 2], ["b", 0]))).toBe("matched");
  });
});

describe("what cannot be decided", () => {
  it("an expression that needs backtracking is undecided only where it matters", () => {
    expect(outcome("[file:name MATCHES '(?=a)']", seen(["a", 0]))).toBe("undecided");
    expect(outcome("[file:name MATCHES '(?=a)' OR file:name = 'a']", seen(["a", 0]))).toBe("matched");
    expect(outcome("[file:name MATCHES '(?=a)' AND file:name = 'b']", seen(["a", 0]))).toBe("unmatched");
    expect(outcome("[file:name MATCHES '(?=a)' AND file:name = 'a']", seen(["a", 0]))).toBe("undecided");
    expect(outcome("[file:name = 'b' OR file:name MATCHES '(?=a)']", seen(["a", 0]))).toBe("undecided");
    expect(outcome("[file:name NOT MATCHES '(?=a)'] AND [b]", seen(["a", 0]))).toBe("unmatched");
  });
  it("verbose lists everything that satisfies each expression", () => {
    const result = match("[a] AND [b]", seen(["a", 0], ["a", 1]), { verbose: true });
    expect(result.matched).toBe(false);
    expect(result.candidates).toMatchObject([{ expression: 0, observations: [{ index: 0 }, { index: 1 }] }]);
  });
});

describe("hostile patterns and observations", () => {
  const same = (count: number) => seen(...Array.from({ length: count }, (_, index) => ["a", index] as const));
  const times = (count: number, operator: string) => Array.from({ length: count }, () => "[a]").join(` ${operator} `);

  it("one expression too many for the observations is found out without trying every order", () => {
    expect(outcome(times(200, "AND"), same(199), { steps: 200_000 })).toBe("unmatched");
    expect(outcome(times(200, "AND"), same(200), { steps: 200_000 })).toBe("matched");
  });
  it("long chains are followed", () => {
    expect(outcome(times(60, "FOLLOWEDBY"), same(60))).toBe("matched");
    expect(outcome(times(60, "FOLLOWEDBY"), same(59), { steps: 1_000 })).toBe("unmatched");
    expect(outcome(`([b] FOLLOWEDBY ${times(30, "FOLLOWEDBY")})`, same(60))).toBe("unmatched");
  });
  it("a great many repetitions in a window are found among many observations", () => {
    expect(outcome("[a] REPEATS 500 TIMES WITHIN 500 SECONDS", same(3_000))).toBe("matched");
    expect(outcome("[a] REPEATS 501 TIMES WITHIN 500 SECONDS", same(1_000), { steps: 20_000_000 })).toBe("unmatched");
    expect(outcome("[a] REPEATS 999999999 TIMES", same(10))).toBe("unmatched");
    expect(outcome("([a] AND [a]) REPEATS 999999999 TIMES", same(10))).toBe("unmatched");
  });
  it("beyond the budget the outcome is undecided, with a note", () => {
    const turns = seen(...Array.from({ length: 40 }, (_, index) => [index % 2 === 0 ? "b" : "a", index] as const));
    const result = match("([a] FOLLOWEDBY [b]) REPEATS 20 TIMES", turns, { steps: 100_000 });
    expect(result).toMatchObject({ outcome: "undecided", matched: false, bindings: [] });
    expect(result.notes.at(-1)).toContain("more steps");
    expect(match(times(500, "FOLLOWEDBY"), same(3))).toMatchObject({ outcome: "undecided" });
  });
  it("more comparisons than one match may take are not begun", () => {
    const objects = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, key) => [String(key), { type: "file", name: "x" }]),
    );
    const wide = Array.from({ length: 1_000 }, (_, index) => `file:name LIKE '${index}'`).join(" OR ");
    const many = Array.from({ length: 51 }, () => ({ type: "observed-data", objects }));
    expect(outcome(`[${wide}]`, many)).toBe("undecided");
  });
});
