/**
 * The observable container of 2.0 becomes objects of their own: each gets the deterministic id of 2.1, and references
 * by key become references by id. Objects that refer to each other in a circle get ids from their place instead.
 */
import { CONTRIBUTING, scoId } from "../identity/sco-id.ts";
import { seededUuid4 } from "../identity/uuid5.ts";
import { isObject, type Loose, written } from "../property/shape.ts";
import type { Notes } from "./notes.ts";
import { liftObservable } from "./observable.ts";

/** Objects that name each other in a longer row get ids from their place, as those in a circle do. */
const LONGEST = 200;

/** Container key → observable of 2.1. */
export type Observables = ReadonlyMap<string, Loose>;

/** @param seed what tells this container from every other: the id of its observed-data. */
export function liftContainer(container: Loose, seed: string, notes: Notes): Observables {
  const renamed = new Map<string, Loose>();
  for (const [key, object] of Object.entries(container)) {
    if (isObject(object) && typeof object["type"] === "string") {
      renamed.set(
        key,
        notes.within(key, () => liftObservable(object, notes)),
      );
    } else notes.add(key, "This is no observable; it could not be carried.");
  }
  const ids = new Map<string, string>();
  const open = new Set<string>();

  const idOf = (key: string): string => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const object = renamed.get(key) ?? {};
    const type = written(object["type"]);
    if (open.has(key) || open.size >= LONGEST) return fix(key, `${type}--${seededUuid4(`${seed}\u0000${key}`)}`);
    open.add(key);
    const named = CONTRIBUTING.get(type) ?? [];
    const contributing = Object.fromEntries(
      named
        .filter((name) => Object.hasOwn(object, name))
        .map((name) => [name, resolve(object[name], name, name === "extensions")]),
    );
    const id = scoId(type, contributing, `${seed}\u0000${key}`);
    open.delete(key);
    return ids.get(key) ?? fix(key, id);
  };
  const fix = (key: string, id: string): string => {
    ids.set(key, id);
    return id;
  };
  /** Replaces keys by ids wherever a property ends with _ref or _refs. */
  const resolve = (value: unknown, name: string, inside: boolean): unknown => {
    if (/_refs?$/.test(name)) {
      if (typeof value === "string") return renamed.has(value) ? idOf(value) : value;
      if (Array.isArray(value))
        return value.map((item) => (typeof item === "string" && renamed.has(item) ? idOf(item) : item));
    }
    if (!inside && name !== "" && !isObject(value) && !Array.isArray(value)) return value;
    if (Array.isArray(value)) return value.map((item) => resolve(item, "", true));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner, key, true)]));
  };

  return new Map(
    [...renamed].map(([key, object]) => {
      const { type, ...rest } = object;
      const id = idOf(key);
      const own = Object.entries(rest).map(([name, value]) => [name, resolve(value, name, true)] as const);
      return [key, { type, spec_version: "2.1", id, ...Object.fromEntries(own) }];
    }),
  );
}
