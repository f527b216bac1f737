/**
 * Identifiers and references (STIX 2.1 §2.9, §3.3): `object-type--UUID`, with an RFC 4122 UUID of versions 1 to 5.
 * A reference also says which types it may point to. Inside the deprecated container of observed-data a reference is a
 * key of that container instead; there it is checked by the container.
 */
import type { Trial } from "../trial.ts";
import { type Rule, type Shape, wrongKind } from "./shape.ts";

const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/;
const TYPE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-?$/;

/** The type part of an identifier, or undefined when the text is no identifier. */
export function typeOfId(id: string): string | undefined {
  const cut = id.length - 38;
  if (cut < 1 || id[cut] !== "-" || id[cut + 1] !== "-" || !UUID.test(id.slice(cut + 2))) return undefined;
  const type = id.slice(0, cut);
  return TYPE.test(type) ? type : undefined;
}

/** The version of an identifier's UUID (its text must be one already). */
export function uuidVersion(id: string): number {
  return Number(id[id.length - 22]);
}

/** Any identifier. */
export const identifier: Shape<string> = (value, trial) => {
  if (typeof value !== "string") return wrongKind(value, "an identifier", trial);
  if (typeOfId(value) === undefined) {
    trial.flag("identifier", `${trial.key} must be an identifier of the form object-type--UUID.`);
  }
};

/** The id of an object of a type that is known: prefix, UUID. */
export function ownId<const T extends string>(type: T): Shape<`${T}--${string}`> {
  const prefix = `${type}--`;
  return (value, trial) => {
    if (typeof value !== "string") return wrongKind(value, "an identifier", trial);
    if (typeOfId(value) === undefined) {
      trial.flag("identifier", `The id must be of the form ${prefix}UUID.`);
    } else if (!value.startsWith(prefix) || value.length !== prefix.length + 36) {
      trial.flag("id-prefix", `The id of a ${type} starts with "${prefix}".`);
    }
  };
}

/** Which types a reference may name; `only` lists them, `never` lists those that it may not. */
export interface Target {
  readonly only?: readonly string[];
  readonly never?: readonly string[];
}

/** A reference to an object. */
export function reference(target: Target = {}): Shape<string> {
  const only = target.only === undefined ? undefined : new Set(target.only);
  const never = new Set(target.never ?? []);
  return (value, trial) => {
    if (typeof value !== "string") return wrongKind(value, "an identifier", trial);
    const type = typeOfId(value) ?? trial.container?.get(value);
    if (type === undefined && trial.container !== undefined) {
      trial.flag("observable-reference", `${trial.key} points to nothing in this container.`);
    } else if (type === undefined) {
      trial.flag("identifier", `${trial.key} must be an identifier of the form object-type--UUID.`);
    } else if (only !== undefined && !only.has(type)) {
      trial.flag("reference-type", `${trial.key} must refer to ${[...only].join(" or ")}, not to ${type}.`);
    } else if (never.has(type)) {
      trial.flag("reference-type", `${trial.key} must not refer to a ${type}.`);
    }
  };
}

/** A rule: the id SHOULD carry this UUID version (§2.9: 4, and 5 for observables). */
export function preferUuid(version: 4 | 5): Rule {
  return (object, trial) => {
    const { id } = object;
    if (typeof id !== "string" || typeOfId(id) === undefined || uuidVersion(id) === version) return;
    at("id", trial, () => trial.flag("uuid-check", `The id should carry a version-${version} UUID.`));
  };
}

/** A rule: without any of these contributing properties the id MUST carry a version-4 UUID (§2.9). */
export function randomIdWithout(contributing: readonly string[]): Rule {
  return (object, trial) => {
    const { id } = object;
    if (typeof id !== "string" || typeOfId(id) === undefined || uuidVersion(id) === 4) return;
    if (contributing.some((name) => Object.hasOwn(object, name))) return;
    at("id", trial, () =>
      trial.flag("uuid-version", "Without any ID contributing property the id must carry a version-4 UUID."),
    );
  };
}

/** Runs something at a property's place. */
export function at(key: string, trial: Trial, run: () => void): void {
  trial.enter(key);
  run();
  trial.leave();
}
