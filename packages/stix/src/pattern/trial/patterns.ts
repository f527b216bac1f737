/**
 * Generated patterns and observations for the property tests: a small world of files, addresses and traffic, in which
 * patterns match often enough to be worth asking.
 */
import fc from "fast-check";
import {
  type Comparison,
  type Constant,
  type Expression,
  type Join,
  NOWHERE,
  type ObjectPath,
  type Operator,
  type Qualifier,
  type Step,
  type Test,
} from "../tree.ts";

const at = NOWHERE;

function path(type: string, ...keys: readonly (string | number)[]): ObjectPath {
  const steps = keys.map(
    (key): Step =>
      key === "*"
        ? { kind: "every" }
        : typeof key === "number"
          ? { kind: "index", index: key }
          : { kind: "key", name: key },
  );
  return { type, steps, at };
}

const word = (...values: string[]) =>
  fc.constantFrom(...values).map((value): Constant => ({ kind: "string", value, at }));
const whole = fc.integer({ min: 0, max: 3 }).map((value): Constant => ({ kind: "integer", value, at }));
const real = fc.constantFrom(0.5, 1, 1.5).map((value): Constant => ({ kind: "float", value, at }));

function compares(
  over: ObjectPath,
  operators: readonly Operator[],
  constant: fc.Arbitrary<Constant>,
): fc.Arbitrary<Test> {
  return fc
    .record({
      operator: fc.constantFrom(...operators),
      negated: fc.boolean(),
      constants: fc.array(constant, { minLength: 1, maxLength: 3 }),
    })
    .map(
      ({ operator, negated, constants }): Comparison => ({
        kind: "compare",
        path: over,
        negated,
        operator,
        constants: operator === "IN" ? constants : constants.slice(0, 1),
        at,
      }),
    );
}

const EQUALITY: readonly Operator[] = ["=", "=", "!=", "IN"];
const ORDER: readonly Operator[] = ["<", "<=", ">", ">="];

const exists = (over: ObjectPath): fc.Arbitrary<Test> => fc.constant({ kind: "exists", path: over, at });

/** Comparisons about one object type of the small world. */
const ABOUT: Readonly<Record<string, fc.Arbitrary<Test>>> = {
  file: fc.oneof(
    compares(path("file", "name"), [...EQUALITY, ...ORDER], word("a.exe", "b.exe")),
    compares(path("file", "size"), [...EQUALITY, ...ORDER], fc.oneof(whole, real)),
    compares(path("file", "name"), ["LIKE"], word("a%", "_.exe", "%.exe", "b")),
    compares(path("file", "name"), ["MATCHES"], word("^a", "exe$", "[bc]", "x.e")),
    compares(path("file", "size"), ["="], word("a.exe")),
    exists(path("file", "size")),
  ),
  "ipv4-addr": fc.oneof(
    compares(path("ipv4-addr", "value"), EQUALITY, word("198.51.100.1", "198.51.100.2")),
    compares(path("ipv4-addr", "value"), ["ISSUBSET", "ISSUPERSET"], word("198.51.100.0/24", "198.51.100.1")),
  ),
  "network-traffic": fc.oneof(
    compares(
      path("network-traffic", "src_ref", "value"),
      [...EQUALITY, "ISSUBSET"],
      word("198.51.100.1", "198.51.100.2"),
    ),
    compares(path("network-traffic", "protocols", "*"), EQUALITY, word("tcp", "http")),
    compares(path("network-traffic", "protocols", 0), EQUALITY, word("tcp", "http")),
    compares(path("network-traffic", "protocols"), ["=", "!="], word("tcp")),
    exists(path("network-traffic", "src_ref")),
  ),
};

const terms = <T>(term: fc.Arbitrary<T>) => fc.array(term, { minLength: 2, maxLength: 3 });

function about(type: string): fc.Arbitrary<Test> {
  const one = ABOUT[type] ?? fc.constant<Test>({ kind: "exists", path: path(type, "value"), at });
  const joined = fc
    .record({ kind: fc.constantFrom<"all" | "any">("all", "any"), terms: terms(one) })
    .map((join): Test => ({ ...join, at }));
  const nested = fc
    .record({ kind: fc.constantFrom<"all" | "any">("all", "any"), terms: terms(fc.oneof(one, joined)) })
    .map((join): Test => ({ ...join, at }));
  return fc.oneof({ weight: 4, arbitrary: one }, { weight: 2, arbitrary: joined }, { weight: 1, arbitrary: nested });
}

const anyTest: fc.Arbitrary<Test> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...Object.keys(ABOUT)).chain(about) },
  {
    weight: 1,
    arbitrary: terms(fc.constantFrom(...Object.keys(ABOUT)).chain(about)).map(
      (list): Test => ({ kind: "any", terms: list, at }),
    ),
  },
);

const second = (value: number) => `2026-12-07T00:00:0${value}Z`;

/** One or two qualifiers of different kinds. */
export const qualifiers: fc.Arbitrary<readonly Qualifier[]> = fc.uniqueArray(
  fc.oneof(
    fc.constantFrom(0.5, 1, 2, 4).map((seconds): Qualifier => ({ kind: "within", seconds, at })),
    fc.integer({ min: 1, max: 3 }).map((times): Qualifier => ({ kind: "repeats", times, at })),
    fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .map(
        ([from, length]): Qualifier => ({ kind: "start-stop", start: second(from), stop: second(from + length), at }),
      ),
  ),
  { minLength: 1, maxLength: 2, selector: (qualifier) => qualifier.kind },
);

const { expression } = fc.letrec<{
  expression: Expression;
  observe: Expression;
  join: Expression;
  qualified: Expression;
}>((tie) => ({
  observe: anyTest.map((test): Expression => ({ kind: "observe", test, at })),
  join: fc
    .record({ kind: fc.constantFrom<Join["kind"]>("and", "or", "followedby"), terms: terms(tie("expression")) })
    .map((join): Expression => ({ ...join, at })),
  qualified: fc
    .record({ expression: tie("expression"), qualifiers })
    .map((made): Expression => ({ kind: "qualified", ...made, at })),
  expression: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { weight: 2, arbitrary: tie("observe") },
    { weight: 2, arbitrary: tie("join") },
    { weight: 1, arbitrary: tie("qualified") },
  ),
}));

/** Legal patterns about the small world. */
export const smallPattern: fc.Arbitrary<Expression> = expression;

const file = fc.record(
  { type: fc.constant("file"), name: fc.constantFrom("a.exe", "b.exe", "c"), size: fc.constantFrom(0, 1, 2, 1.5, "1") },
  { requiredKeys: ["type"] },
);
const address = fc.record({
  type: fc.constant("ipv4-addr"),
  value: fc.constantFrom("198.51.100.1", "198.51.100.2", "198.51.100.0/24", "203.0.113.9"),
});
const traffic = fc.record(
  {
    type: fc.constant("network-traffic"),
    src_ref: fc.constantFrom("0", "1", "9"),
    protocols: fc.array(fc.constantFrom("tcp", "http"), { maxLength: 2 }),
  },
  { requiredKeys: ["type"] },
);

/** Up to five observed-data within a few seconds, in the 2.0 form. */
export const smallObservations = fc
  .array(
    fc.record({
      objects: fc.array(fc.oneof(file, address, traffic), { minLength: 1, maxLength: 3 }),
      first: fc.integer({ min: 0, max: 6 }),
      length: fc.constantFrom(0, 0, 1, 3),
      number_observed: fc.constantFrom(1, 1, 1, 2, 3),
    }),
    { maxLength: 5 },
  )
  .map((list) =>
    list.map(({ objects, first, length, number_observed }, index) => ({
      type: "observed-data",
      id: `observed-data--${index}`,
      first_observed: second(first),
      last_observed: second(first + length),
      number_observed,
      objects: Object.fromEntries(objects.map((object, key) => [String(key), object])),
    })),
  );

export interface SmallObservation {
  readonly first_observed: string;
  readonly last_observed: string;
  readonly number_observed: number;
  readonly objects: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** How many alternatives a pattern has when every OR in it is multiplied out. */
export function breadth(node: Expression | Test): number {
  if (node.kind === "observe") return breadth(node.test);
  if (node.kind === "qualified") return breadth(node.expression);
  if (node.kind === "compare") return Math.max(1, node.constants.length);
  if (node.kind === "exists") return 1;
  const sizes = node.terms.map(breadth);
  const sum = node.kind === "or" || node.kind === "any";
  return sizes.reduce((a, b) => (sum ? a + b : a * b));
}
