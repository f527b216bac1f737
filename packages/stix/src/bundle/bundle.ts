/**
 * Bundles (STIX 2.1 §8): a container, no object; its objects are read one by one, then held against each other:
 * the same version twice, and references that lead nowhere where the caller asked for that.
 */

import { readObject } from "../object/read-object.ts";
import type { StixObject } from "../object/registry.ts";
import { ownId, preferUuid } from "../property/identifier.ts";
import { clip } from "../property/scalar.ts";
import { isObject, type Loose, wrongKind } from "../property/shape.ts";
import type { Trial } from "../trial.ts";

export interface StixBundle {
  readonly type: "bundle";
  readonly id: `bundle--${string}`;
  readonly objects?: readonly StixObject[];
}

const bundleId = ownId("bundle");
const random = preferUuid(4);
const MOST_OBJECTS = 1_000_000;

export function readBundle(bundle: Loose, trial: Trial): void {
  trial.section = "8";
  readHeader(bundle, trial);
  const { objects } = bundle;
  if (objects === undefined) return;
  trial.enter("objects");
  if (!Array.isArray(objects)) wrongKind(objects, "a list", trial);
  else if (objects.length === 0) trial.flag("empty-list", "objects must not be an empty list; leave it out.");
  else if (objects.length > (trial.options.limits?.count ?? MOST_OBJECTS)) {
    trial.flag("too-many", `This bundle holds ${objects.length} objects, more than this reader takes; stream it.`);
  } else readAll(objects, trial);
  trial.leave();
}

/** The header of a bundle, as far as it is there: a stream reads it in pieces. */
export function readHeader(bundle: Loose, trial: Trial): void {
  for (const key of Object.keys(bundle)) {
    trial.enter(key);
    if (key === "id") bundleId(bundle["id"], trial);
    else if (key !== "type" && key !== "objects") {
      trial.flag("custom-prefix", `A bundle has only type, id and objects; ${clip(key)} is ignored by others.`, "8");
    }
    trial.leave();
  }
  if (!Object.hasOwn(bundle, "id")) trial.flag("missing-property", "A bundle needs an id.", "8");
  random(bundle, trial);
}

function readAll(objects: readonly unknown[], trial: Trial): void {
  const versions = new Map<string, Set<string>>();
  for (let index = 0; index < objects.length; index++) {
    const object: unknown = objects[index];
    trial.enter(index);
    if (isObject(object) && object["type"] === "bundle")
      trial.flag("nested-bundle", "A bundle must not hold a bundle.");
    else readObject(object, trial);
    if (isObject(object)) onlyOnce(object, versions, trial);
    trial.leave();
  }
  if (trial.options.resolveReferences === true) resolve(objects, new Set(versions.keys()), trial);
}

/** §3.6: one id and one modified name one version; twice in a bundle is a mistake. */
export function onlyOnce(object: Loose, versions: Map<string, Set<string>>, trial: Trial): void {
  const { id, modified } = object;
  if (typeof id !== "string") return;
  const known = versions.get(id);
  if (known === undefined) {
    versions.set(id, new Set(typeof modified === "string" ? [modified] : []));
  } else if (typeof modified === "string") {
    if (known.has(modified)) trial.flag("duplicate-ids", `${clip(id)} comes twice with the same modified.`);
    known.add(modified);
  }
}

const OUTSIDE = new Set(["created_by_ref", "object_marking_refs"]);

function resolve(objects: readonly unknown[], ids: ReadonlySet<string>, trial: Trial): void {
  for (let index = 0; index < objects.length; index++) {
    const object: unknown = objects[index];
    if (!isObject(object)) continue;
    for (const key of Object.keys(object)) {
      if (OUTSIDE.has(key) || !/_refs?$/.test(key)) continue;
      const value = object[key];
      for (const id of Array.isArray(value) ? value : [value]) {
        if (typeof id !== "string" || ids.has(id)) continue;
        trial.enter(index);
        trial.enter(key);
        trial.flag("unresolved-reference", `${clip(id)} is not in this bundle.`);
        trial.leave();
        trial.leave();
      }
    }
  }
}
