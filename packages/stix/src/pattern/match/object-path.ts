/**
 * Finds the values that an object path names, starting at one object of an observation (STIX 2.1 §9.7).
 * Follows `_ref` and `_refs` only to objects of the same observation. Every step keeps each value once, so circular or
 * widening references cost no more than steps × values.
 */
import type { ObjectPath, Step } from "../tree.ts";

/** An object as it came; its content is hostile. */
export type Sco = Readonly<Record<string, unknown>>;

/** How a property's JSON string is to be understood: the standard's property names end with `_bin` or `_hex`. */
export type Encoding = "plain" | "base64" | "hex";

interface Walk {
  readonly step: Step;
  /** Whether the values so far may be references, because the last property is named as one. */
  readonly refers: boolean;
}

/** Makes the function that finds a path's values; an absent property, a null and an index out of range give none. */
export function walkerOf(path: ObjectPath): (root: Sco, objects: ReadonlyMap<string, Sco>) => readonly unknown[] {
  let owner = "";
  const walks = path.steps.map((step): Walk => {
    const refers = step.kind === "key" && (owner.endsWith("_ref") || owner.endsWith("_refs"));
    if (step.kind === "key") owner = step.name;
    return { step, refers };
  });
  return (root, objects) => {
    let values: readonly unknown[] = [root];
    for (const walk of walks) {
      values = values.length === 1 ? onward(values[0], walk, objects) : distinct(values, walk, objects);
      if (values.length === 0) break;
    }
    return values;
  };
}

function distinct(values: readonly unknown[], walk: Walk, objects: ReadonlyMap<string, Sco>): readonly unknown[] {
  const found = new Set<unknown>();
  for (const value of values) for (const next of onward(value, walk, objects)) found.add(next);
  return [...found];
}

const NONE: readonly unknown[] = [];

function onward(value: unknown, { step, refers }: Walk, objects: ReadonlyMap<string, Sco>): readonly unknown[] {
  if (step.kind === "key") return present(propertyOf(refers ? followed(value, objects) : value, step.name));
  if (!Array.isArray(value)) return NONE;
  if (step.kind === "index") return present(value[step.index]);
  return value.filter((element) => element !== undefined && element !== null);
}

function present(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? NONE : [value];
}

/** How the last property of a path is encoded. */
export function encodingOf(path: ObjectPath): Encoding {
  const last = path.steps.findLast((step) => step.kind === "key");
  if (last?.kind !== "key") return "plain";
  return last.name.endsWith("_bin") ? "base64" : last.name.endsWith("_hex") ? "hex" : "plain";
}

function followed(value: unknown, objects: ReadonlyMap<string, Sco>): unknown {
  return typeof value === "string" ? objects.get(value) : value;
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined;
  return (value as Sco)[name];
}
