/**
 * The small language in which every STIX object is written down once: a shape checks a value and carries its type.
 * A shape never throws and never changes the value; what it finds goes to the trial.
 */
import type { Trial } from "../trial.ts";

export interface Shape<T> {
  (value: unknown, trial: Trial): void;
  /** Never there: it only carries the TypeScript type. */
  readonly carries?: T;
}

/** The TypeScript type that a shape carries. */
export type Carried<S> = S extends Shape<infer T> ? T : never;

export type Fields = Readonly<Record<string, Shape<unknown>>>;

/** The TypeScript type of a record with required and optional fields. */
export type Held<Must extends Fields, May extends Fields> = { readonly [K in keyof Must]: Carried<Must[K]> } & {
  readonly [K in keyof May]?: Carried<May[K]>;
};

/** A JSON object whose properties are not known yet. */
export type Loose = Readonly<Record<string, unknown>>;

/** A rule between several properties of one object; runs after the properties themselves. */
export type Rule = (object: Loose, trial: Trial) => void;

export function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a value is, in words that a person uses. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return typeof value === "string" ? "a string" : typeof value === "number" ? "a number" : `a ${typeof value}`;
}

/** Flags a value of the wrong kind; null has its own code, since the standard forbids it everywhere. */
export function wrongKind(value: unknown, wanted: string, trial: Trial): void {
  if (value === null) trial.flag("null-value", `${trial.key} is null; leave the property out instead.`);
  else trial.flag("wrong-type", `${trial.key} must be ${wanted}, not ${kindOf(value)}.`);
}

/**
 * A text, a number or a truth value as it is written. What else JSON can hold has no written form: an object may name any member
 * `toString` and end whoever writes it.
 */
export const written = (value: unknown): string => (typeof value === "object" && value !== null ? "" : String(value));
