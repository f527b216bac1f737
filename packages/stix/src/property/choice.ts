/** Values from lists: enumerations bind (STIX 2.1 §2.4), open vocabularies recommend (§2.14). */
import type { FaultCode } from "../faults.ts";
import { clip } from "./scalar.ts";
import { type Shape, wrongKind } from "./shape.ts";

/** A closed enumeration. */
export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  const known: ReadonlySet<string> = new Set(values);
  return (value, trial) => {
    if (typeof value !== "string") wrongKind(value, "a string", trial);
    else if (!known.has(value)) trial.flag("enum-value", `${trial.key} must be one of ${values.join(", ")}.`);
  };
}

/** An open vocabulary: other values are allowed, with a warning that names the vocabulary. */
export function openVocabulary<const T extends string>(
  values: readonly T[],
  code: FaultCode,
): Shape<T | (string & {})> {
  const known: ReadonlySet<string> = new Set(values);
  return (value, trial) => {
    if (typeof value !== "string") return wrongKind(value, "a string", trial);
    if (known.has(value)) return;
    trial.flag(code, `"${clip(value)}" is not in the vocabulary for ${trial.key}.`);
    if (/[A-Z_ ]/.test(value) || !/[a-z]/.test(value)) {
      trial.flag("open-vocab-format", `"${clip(value)}" should be lower case, with hyphens between words.`);
    }
  };
}
