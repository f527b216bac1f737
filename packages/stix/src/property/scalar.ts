/** Strings, booleans and numbers (STIX 2.1 §2.2, §2.6, §2.10, §2.15), with the ranges that single properties ask for. */
import { type Shape, wrongKind } from "./shape.ts";

/** Any string. */
export const text: Shape<string> = (value, trial) => {
  if (typeof value !== "string") wrongKind(value, "a string", trial);
};

export const flag: Shape<boolean> = (value, trial) => {
  if (typeof value !== "boolean") wrongKind(value, "true or false", trial);
};

/** A string that is exactly this one. */
export function literal<const T extends string>(wanted: T): Shape<T> {
  return (value, trial) => {
    if (typeof value !== "string") wrongKind(value, "a string", trial);
    else if (value !== wanted) trial.flag("enum-value", `${trial.key} must be "${wanted}".`);
  };
}

/** A string of a syntax, with the code that tells which one. */
export function written(
  pattern: RegExp,
  code: Parameters<import("../trial.ts").Trial["flag"]>[0],
  say: (value: string) => string,
): Shape<string> {
  return (value, trial) => {
    if (typeof value !== "string") wrongKind(value, "a string", trial);
    else if (!pattern.test(value)) trial.flag(code, say(clip(value)));
  };
}

/** A whole number; STIX 2.1 §2.10 keeps it within ±(2**53 - 1). */
export function integer(least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER): Shape<number> {
  return (value, trial) => {
    if (typeof value !== "number" || !Number.isInteger(value)) {
      wrongKind(value, "a whole number", trial);
    } else if (value < least || value > most) {
      trial.flag("number-range", `${trial.key} must lie between ${least} and ${most}, not ${value}.`);
    }
  };
}

/** A number (IEEE 754 double, §2.6). */
export function float(least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY): Shape<number> {
  return (value, trial) => {
    if (typeof value !== "number" || !Number.isFinite(value)) {
      wrongKind(value, "a number", trial);
    } else if (value < least || value > most) {
      trial.flag("number-range", `${trial.key} must lie between ${least} and ${most}, not ${value}.`);
    }
  };
}

/** A hostile string, short enough to be quoted. */
export function clip(value: string): string {
  return value.length <= 60 ? value : `${value.slice(0, 57)}...`;
}
