/**
 * Holds a STIX pattern against the language (STIX 2.1 §9) and its names against the object types that it speaks of.
 * The pattern comes from anybody; the parser caps its length and depth.
 */
import { fault } from "../faults.ts";
import { parsePattern } from "../pattern/parse.ts";
import type { Expression, ObjectPath, Test } from "../pattern/tree.ts";
import { isPropertyName, isTypeName } from "../property/names.ts";
import { clip } from "../property/scalar.ts";
import type { Trial } from "../trial.ts";

export function patternHolds(pattern: string, trial: Trial): void {
  const { checkPattern } = trial.options;
  if (checkPattern !== undefined) {
    for (const found of checkPattern(pattern)) {
      trial.record({ ...found, path: found.path === "" ? trial.path : `${trial.path}: ${found.path}` });
    }
    return;
  }
  const read = parsePattern(pattern);
  if (!read.ok) {
    for (const found of read.faults) {
      trial.record(fault("pattern", trial.path, `Line ${found.line}, column ${found.column}: ${found.say}`, "9"));
    }
    return;
  }
  for (const path of pathsOf(read.pattern)) namesHold(path, trial);
}

function namesHold(path: ObjectPath, trial: Trial): void {
  const kind = trial.kinds.get(path.type);
  const first = path.steps[0];
  const property = first?.kind === "key" ? first.name : "";
  if (!isTypeName(path.type)) trial.flag("pattern", `"${clip(path.type)}" is no object type.`, "9.7");
  else if (kind?.properties.has(property) !== true && !isPropertyName(property)) {
    trial.flag("pattern", `"${clip(property)}" is no property of a ${path.type}.`, "9.7");
  }
  if (trial.options.onlyStandardTypes === true && kind?.family !== "sco") {
    trial.flag("types-strict", `${clip(path.type)} is not an observable type that the standard defines.`);
  }
  if (trial.options.onlyStandardProperties === true && kind !== undefined && !kind.properties.has(property)) {
    trial.flag("properties-strict", `${clip(property)} is not a property that the standard defines for ${path.type}.`);
  }
}

function* pathsOf(expression: Expression): Generator<ObjectPath> {
  if (expression.kind === "observe") yield* pathsOfTest(expression.test);
  else if (expression.kind === "qualified") yield* pathsOf(expression.expression);
  else for (const term of expression.terms) yield* pathsOf(term);
}

function* pathsOfTest(test: Test): Generator<ObjectPath> {
  if (test.kind === "compare" || test.kind === "exists") yield test.path;
  else for (const term of test.terms) yield* pathsOfTest(term);
}
