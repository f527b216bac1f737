/**
 * What a pattern says, as a tree (STIX 2.1 §9.3–9.7). Nodes carry the span they were read from; two trees are the
 * same pattern when they are equal without their spans. Joins are n-ary; a join inside a join of its own kind stands
 * for parentheses that were written.
 */

/** UTF-16 offsets into the text: from `offset` up to and without `end`. */
export interface Span {
  readonly offset: number;
  readonly end: number;
}

/** A whole pattern (§9.4). */
export type Pattern = Expression;

export type Expression = Observe | Join | Qualified;

/** `[ … ]`, §9.5. */
export interface Observe {
  readonly kind: "observe";
  readonly test: Test;
  readonly at: Span;
}

/** AND, OR and FOLLOWEDBY between observation expressions, §9.5.2; at least two terms. */
export interface Join {
  readonly kind: "and" | "or" | "followedby";
  readonly terms: readonly Expression[];
  readonly at: Span;
}

/** An expression with its qualifiers in the order written, §9.5.1. */
export interface Qualified {
  readonly kind: "qualified";
  readonly expression: Expression;
  readonly qualifiers: readonly Qualifier[];
  readonly at: Span;
}

export type Qualifier =
  | { readonly kind: "within"; readonly seconds: number; readonly at: Span }
  | { readonly kind: "repeats"; readonly times: number; readonly at: Span }
  | { readonly kind: "start-stop"; readonly start: string; readonly stop: string; readonly at: Span };

/** What stands inside the brackets, §9.6. */
export type Test = Both | Comparison | Exists;

/** AND (`all`) and OR (`any`) between comparisons; at least two terms. */
export interface Both {
  readonly kind: "all" | "any";
  readonly terms: readonly Test[];
  readonly at: Span;
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "IN" | "LIKE" | "MATCHES" | "ISSUBSET" | "ISSUPERSET";

/** One path, one operator and its constant: exactly one constant, unless the operator is IN. */
export interface Comparison {
  readonly kind: "compare";
  readonly path: ObjectPath;
  readonly negated: boolean;
  readonly operator: Operator;
  readonly constants: readonly Constant[];
  readonly at: Span;
}

export interface Exists {
  readonly kind: "exists";
  readonly path: ObjectPath;
  readonly at: Span;
}

/** `type:property.steps[*]`, §9.7; the first step is always a key. */
export interface ObjectPath {
  readonly type: string;
  readonly steps: readonly Step[];
  readonly at: Span;
}

export type Step =
  | { readonly kind: "key"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "every" };

/** A constant, §9.2. Binary keeps its base64 without line feeds, hex is in lower case, a timestamp is as written. */
export type Constant =
  | { readonly kind: "string"; readonly value: string; readonly at: Span }
  | { readonly kind: "integer"; readonly value: number; readonly at: Span }
  | { readonly kind: "float"; readonly value: number; readonly at: Span }
  | { readonly kind: "boolean"; readonly value: boolean; readonly at: Span }
  | { readonly kind: "timestamp"; readonly value: string; readonly at: Span }
  | { readonly kind: "binary"; readonly value: string; readonly at: Span }
  | { readonly kind: "hex"; readonly value: string; readonly at: Span };

/** A place for nodes that were made, not read. */
export const NOWHERE: Span = { offset: 0, end: 0 };
