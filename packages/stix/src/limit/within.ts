/**
 * Caps on what is read at all: depth, string length, and that it is JSON. Runs before anything else looks at the input,
 * so that no rule needs to fear a deep, cyclic or endless value.
 */
import { kindOf } from "../property/shape.ts";
import type { Trial } from "../trial.ts";

export const DEPTH = 64;
export const STRING_LENGTH = 16 * 1024 * 1024;

/** Whether the input keeps the caps; the first break is flagged. */
export function withinLimits(value: unknown, trial: Trial): boolean {
  const depth = trial.options.limits?.depth ?? DEPTH;
  const length = trial.options.limits?.stringLength ?? STRING_LENGTH;
  return walk(value, depth, length, trial);
}

function walk(value: unknown, depth: number, length: number, trial: Trial): boolean {
  if (typeof value === "string") {
    if (value.length <= length) return true;
    trial.flag("too-long", `This text is longer than ${length} characters.`);
    return false;
  }
  if (typeof value !== "object") {
    if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return true;
    trial.flag("not-json", `JSON knows no ${typeof value} like this.`);
    return false;
  }
  if (value === null) return true;
  if (depth <= 0) {
    trial.flag("too-deep", "Lists and objects are nested deeper than this reader takes.");
    return false;
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      trial.enter(index);
      const fine = walk(value[index], depth - 1, length, trial);
      trial.leave();
      if (!fine) return false;
    }
    return true;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    trial.flag("not-json", `This is ${kindOf(value)} of a class, not JSON.`);
    return false;
  }
  for (const key of Object.keys(value)) {
    trial.enter(key);
    const fine = walk((value as Readonly<Record<string, unknown>>)[key], depth - 1, length, trial);
    trial.leave();
    if (!fine) return false;
  }
  return true;
}
