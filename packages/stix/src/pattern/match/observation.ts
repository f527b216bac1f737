/**
 * Reads what a pattern is matched against: observed-data of STIX 2.0 (`objects`) and 2.1 (`object_refs` into the
 * same bundle, or the deprecated `objects`), alone, in lists and in bundles. Trusts nothing: whatever is not understood
 * is left out, and said.
 */
import { instantOf } from "../instant.ts";
import type { Sco } from "./object-path.ts";

/** One Observation (§9.1): a single observed-data with the objects that it may refer to. */
export interface Observation {
  /** Its place among the observed-data of the input, from 0. */
  readonly index: number;
  readonly id: string;
  /** first_observed and last_observed in nanoseconds; absent when they cannot be read, and then no temporal condition holds. */
  readonly interval: { readonly first: bigint; readonly last: bigint } | undefined;
  /** number_observed, at least 1. */
  readonly count: number;
  /** By container key (2.0) or id (2.1). */
  readonly objects: ReadonlyMap<string, Sco>;
}

/** Observed-data that has been read, for any number of patterns. */
export class Observed {
  readonly observations: readonly Observation[];
  /** What could not be read, one English sentence each. */
  readonly notes: readonly string[];
  /** Objects in all observations together. */
  readonly size: number;

  constructor(observations: readonly Observation[], notes: readonly string[]) {
    this.observations = observations;
    this.notes = notes;
    this.size = observations.reduce((sum, { objects }) => sum + objects.size, 0);
  }
}

/** Reads observed-data, bundles and SCOs in any nesting of lists. Never throws on JSON values. */
export function readObserved(input: unknown): Observed {
  if (input instanceof Observed) return input;
  const notes: string[] = [];
  const loose: Scope = { parts: [], objects: new Map() };
  const scopes: Scope[] = [loose];
  for (const item of Array.isArray(input) ? input.flat(4) : [input]) {
    // untrusted: the item is whatever a partner or a sensor sent
    if (!isObject(item)) notes.push("An item is no object and was left out.");
    else if (item["type"] === "bundle") scopes.push(bundle(item));
    else place(item, loose);
  }
  const observations: Observation[] = [];
  for (const scope of scopes) {
    for (const part of scope.parts) observations.push(observation(part, observations.length, scope, loose, notes));
  }
  return new Observed(observations, notes);
}

/** One bundle, or everything that stood outside of bundles. */
interface Scope {
  readonly parts: Sco[];
  readonly objects: Map<string, Sco>;
}

function bundle(item: Sco): Scope {
  const scope: Scope = { parts: [], objects: new Map() };
  const objects = item["objects"];
  for (const object of Array.isArray(objects) ? objects : []) if (isObject(object)) place(object, scope);
  return scope;
}

function place(item: Sco, scope: Scope): void {
  if (item["type"] === "observed-data") scope.parts.push(item);
  else if (typeof item["id"] === "string") scope.objects.set(item["id"], item);
}

function observation(part: Sco, index: number, scope: Scope, loose: Scope, notes: string[]): Observation {
  const id = typeof part["id"] === "string" ? part["id"] : `#${index}`;
  const objects = new Map<string, Sco>();
  const container = part["objects"];
  if (isObject(container)) {
    for (const [key, object] of Object.entries(container)) if (isObject(object)) objects.set(key, object);
  }
  const refs = part["object_refs"];
  for (const ref of Array.isArray(refs) ? refs : []) {
    if (typeof ref !== "string") {
      notes.push(`${id} has a reference that is no id.`);
      continue;
    }
    const object = scope.objects.get(ref) ?? loose.objects.get(ref);
    if (object !== undefined) objects.set(ref, object);
    else notes.push(`${id} refers to ${ref}, which is not in the input.`);
  }
  const count = part["number_observed"];
  const interval = intervalOf(part);
  if (interval === undefined) notes.push(`${id} has no readable first_observed and last_observed.`);
  return { index, id, interval, count: typeof count === "number" && count >= 1 ? Math.floor(count) : 1, objects };
}

function intervalOf(part: Sco): Observation["interval"] {
  const read = (value: unknown) => (typeof value === "string" ? instantOf(value)?.nanoseconds : undefined);
  const first = read(part["first_observed"]) ?? read(part["last_observed"]);
  const last = read(part["last_observed"]) ?? first;
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

function isObject(value: unknown): value is Sco {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
