/**
 * Generated patterns of any shape that the grammar allows, for reading and printing.
 */
import fc from "fast-check";
import {
  type Constant,
  type Expression,
  type Join,
  NOWHERE,
  type ObjectPath,
  type Operator,
  type Step,
  type Test,
} from "../tree.ts";
import { qualifiers } from "./patterns.ts";

const at = NOWHERE;
const terms = <T>(term: fc.Arbitrary<T>) => fc.array(term, { minLength: 2, maxLength: 3 });

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom("'", "\\", "\\'", "//", "/*", "\n", "AND", "true", ""),
);
const anyConstant: fc.Arbitrary<Constant> = fc.oneof(
  anyText.map((value): Constant => ({ kind: "string", value, at })),
  fc.maxSafeInteger().map((value): Constant => ({ kind: "integer", value: value + 0, at })),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value): Constant => ({ kind: "float", value, at })),
  fc.boolean().map((value): Constant => ({ kind: "boolean", value, at })),
  fc
    .date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
    .map((date): Constant => ({ kind: "timestamp", value: date.toISOString(), at })),
  fc.uint8Array().map((octets): Constant => ({ kind: "hex", value: Buffer.from(octets).toString("hex"), at })),
  fc
    .uint8Array({ minLength: 1 })
    .map((octets): Constant => ({ kind: "binary", value: Buffer.from(octets).toString("base64"), at })),
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anyText.map((name): Step => ({ kind: "key", name })),
  fc.nat().map((index): Step => ({ kind: "index", index })),
  fc.constant<Step>({ kind: "every" }),
);
const anyPath: fc.Arbitrary<ObjectPath> = fc
  .record({
    type: fc.stringMatching(/^[a-z_][a-z0-9_-]{0,12}$/),
    first: anyText,
    rest: fc.array(anyStep, { maxLength: 3 }),
  })
  .filter(({ type }) => type !== "true" && type !== "false")
  .map(({ type, first, rest }) => ({ type, steps: [{ kind: "key", name: first }, ...rest], at }));
const anyComparison: fc.Arbitrary<Test> = fc.oneof(
  anyPath.map((over): Test => ({ kind: "exists", path: over, at })),
  fc
    .record({
      over: anyPath,
      negated: fc.boolean(),
      operator: fc.constantFrom<Operator>("=", "!=", "<", ">=", "IN", "LIKE", "MATCHES", "ISSUBSET"),
      constants: fc.array(anyConstant, { minLength: 1, maxLength: 3 }),
      text: anyText,
    })
    .map(({ over, negated, operator, constants, text }): Test => {
      const string: Constant = { kind: "string", value: text, at };
      const ordered = constants.find((constant) => constant.kind !== "boolean") ?? string;
      const [first = string] = constants;
      const chosen =
        operator === "IN"
          ? constants
          : [operator === "=" || operator === "!=" ? first : operator === "<" || operator === ">=" ? ordered : string];
      return { kind: "compare", path: over, negated, operator, constants: chosen, at };
    }),
);
const anyJoined = fc
  .record({ kind: fc.constantFrom<"all" | "any">("all", "any"), terms: terms(anyComparison) })
  .map((join): Test => ({ ...join, at }));
const anyBracket = fc.oneof(
  anyComparison,
  anyJoined,
  terms(fc.oneof(anyComparison, anyJoined)).map((list): Test => ({ kind: "all", terms: list, at })),
);

const { wild } = fc.letrec<{ wild: Expression; observe: Expression; join: Expression; qualified: Expression }>(
  (tie) => ({
    observe: anyBracket.map((test): Expression => ({ kind: "observe", test, at })),
    join: fc
      .record({ kind: fc.constantFrom<Join["kind"]>("and", "or", "followedby"), terms: terms(tie("wild")) })
      .map((join): Expression => ({ ...join, at })),
    qualified: fc
      .record({ expression: tie("wild"), qualifiers })
      .map((made): Expression => ({ kind: "qualified", ...made, at })),
    wild: fc.oneof(
      { maxDepth: 2, depthSize: "small" },
      { weight: 3, arbitrary: tie("observe") },
      { weight: 1, arbitrary: tie("join") },
      { weight: 1, arbitrary: tie("qualified") },
    ),
  }),
);

/** Patterns of any shape that the grammar allows. */
export const wildPattern: fc.Arbitrary<Expression> = wild;

/** The same pattern without spans, for comparison. */
export function withoutSpans(node: Expression): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => (key === "at" ? undefined : Object.is(value, -0) ? "-0" : value)),
  );
}
