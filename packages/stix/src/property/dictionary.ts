/** Dictionaries (STIX 2.1 §2.3): never empty; keys are ASCII letters, digits, hyphen and underscore, at most 250 long. */
import type { Trial } from "../trial.ts";
import { clip } from "./scalar.ts";
import { isObject, type Shape, wrongKind } from "./shape.ts";

const KEY = /^[A-Za-z0-9_-]{1,250}$/;

export interface DictionaryPlan {
  /** Keys keep the case of the thing that they name (HTTP headers, EXIF tags): no warning for capitals. */
  readonly anyCase?: boolean;
  /** A further look at a key; it flags what it finds. */
  readonly key?: (key: string, trial: Trial) => void;
}

/** A dictionary whose values all have one shape. */
export function dictionaryOf<T>(item: Shape<T>, plan: DictionaryPlan = {}): Shape<Readonly<Record<string, T>>> {
  return (value, trial) => {
    if (!isObject(value)) return wrongKind(value, "a dictionary", trial);
    const keys = Object.keys(value);
    if (keys.length === 0) trial.flag("empty-dictionary", `${trial.key} must not be empty; leave it out.`);
    for (const key of keys) {
      trial.enter(key);
      if (!KEY.test(key)) trial.flag("dictionary-key", `"${clip(key)}" is no dictionary key.`);
      else if (plan.anyCase !== true && /[A-Z]/.test(key)) {
        trial.flag("observable-dictionary-keys", `The key "${clip(key)}" should be lower case.`);
      }
      plan.key?.(key, trial);
      item(value[key], trial);
      trial.leave();
    }
  };
}
