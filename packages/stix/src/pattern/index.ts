/** The door of @noroshi/stix/pattern: read, print, compare, match and anchor STIX 2.1 patterns. */
export { type Anchor, anchors } from "./anchors.ts";
export { type PatternFault, type PatternFaultCode, placeOf } from "./faults.ts";
export { withoutGuards } from "./guards.ts";
export {
  type Binding,
  compile,
  type Matcher,
  type MatchOptions,
  type MatchResult,
  type Witness,
} from "./match/compile.ts";
export { Observed, readObserved } from "./match/observation.ts";
export { equivalent, normalise } from "./normal/normalise.ts";
export { type ParsedPattern, type PatternOptions, parsePattern } from "./parse.ts";
export { print, printPath } from "./print.ts";
export { tell } from "./tell.ts";
export type {
  Comparison,
  Constant,
  Expression,
  ObjectPath,
  Operator,
  Pattern,
  Qualifier,
  Span,
  Step,
  Test,
} from "./tree.ts";
