/**
 * Objects of types that STIX does not define (STIX 2.1 §11.2): common properties are checked, the rest is kept.
 * A type that comes with a new-sdo, new-sro or new-sco extension is declared; any other is custom in the old way.
 */
import { extensionTypesOf } from "../extension/extensions.ts";
import { selectorsPoint } from "../marking/granular.ts";
import { declaredProperty } from "../property/custom.ts";
import { identifier, preferUuid, typeOfId } from "../property/identifier.ts";
import { hasTypePrefix, hasTypeSource, isTypeName, RESERVED_TYPES } from "../property/names.ts";
import { clip } from "../property/scalar.ts";
import type { Loose, Shape } from "../property/shape.ts";
import { timesInOrder } from "../property/timestamp.ts";
import type { Trial } from "../trial.ts";
import { observable, versioned } from "./shared-properties.ts";

/**
 * An object of a type that this package does not know. TypeScript has no "any other string": types that an extension
 * declares without the customary `x-` are of this kind too, though their type says otherwise.
 */
export interface CustomObject {
  readonly type: `x-${string}`;
  readonly id: string;
  readonly spec_version?: "2.1";
  readonly [property: string]: unknown;
}

const COMMON = new Map<string, Shape<unknown>>(
  Object.entries({ ...observable.may, ...versioned.may, ...versioned.must }),
);
const OBSERVABLE = new Map<string, Shape<unknown>>(Object.entries(observable.may));
const inOrder = timesInOrder("created", "modified");
const random = preferUuid(4);

export function checkCustom(object: Loose, type: string, trial: Trial): void {
  const outer = trial.section;
  trial.section = "11.2";
  nameOf(type, trial);
  const declared = extensionTypesOf(object);
  const isObservable = declared.has("new-sco") || looksObserved(object, declared, trial);
  const common = isObservable ? OBSERVABLE : COMMON;
  for (const key of Object.keys(object)) {
    trial.enter(key);
    if (key === "id") ownIdentifier(object["id"], type, trial);
    else if (key !== "type") property(key, object[key], common.get(key), trial);
    trial.leave();
  }
  for (const name of isObservable ? ["id"] : ["id", "created", "modified", "spec_version"]) {
    if (Object.hasOwn(object, name) || (name === "id" && trial.container !== undefined)) continue;
    if (name === "spec_version")
      trial.flag("stix-2.0", `Without spec_version this ${clip(type)} is a STIX 2.0 object; lift it to 2.1 first.`);
    else trial.flag("missing-property", `A ${clip(type)} needs ${name}.`);
  }
  if (!isObservable) {
    inOrder(object, trial);
    random(object, trial);
  }
  selectorsPoint(object, trial);
  if (trial.options.onlyStandardTypes === true)
    trial.flag("types-strict", `${clip(type)} is not a type that the standard defines.`);
  if (!declared.has("new-sdo") && !declared.has("new-sro") && !declared.has("new-sco")) undeclared(type, trial);
  trial.section = outer;
}

/** An observable has neither created nor modified; inside the container of observed-data everything is one. */
function looksObserved(object: Loose, declared: ReadonlySet<string>, trial: Trial): boolean {
  if (declared.has("new-sdo") || declared.has("new-sro")) return false;
  if (trial.container !== undefined) return true;
  return object["spec_version"] === "2.1" && !Object.hasOwn(object, "created") && !Object.hasOwn(object, "modified");
}

function nameOf(type: string, trial: Trial): void {
  trial.enter("type");
  if (RESERVED_TYPES.has(type)) trial.flag("reserved-type", `${type} is reserved for a later version of the standard.`);
  else if (!isTypeName(type)) {
    trial.flag(
      "type-name",
      `"${clip(type)}" is no object type: lower-case letters, digits and single hyphens, 3 to 250 long.`,
    );
  }
  trial.leave();
}

function ownIdentifier(id: unknown, type: string, trial: Trial): void {
  identifier(id, trial);
  if (typeof id === "string" && typeOfId(id) !== undefined && typeOfId(id) !== type) {
    trial.flag("id-prefix", `The id of a ${clip(type)} starts with "${clip(type)}--".`);
  }
}

function property(name: string, value: unknown, shape: Shape<unknown> | undefined, trial: Trial): void {
  if (shape !== undefined) {
    shape(value, trial);
    return;
  }
  declaredProperty(name, value, trial);
}

function undeclared(type: string, trial: Trial): void {
  trial.flag("extensions-use", `${clip(type)} is a custom type; extension definitions have replaced these.`);
  if (hasTypeSource(type)) return;
  trial.flag("custom-prefix", `${clip(type)} should start with "x-" and a source, like x-acme-thing.`);
  if (!hasTypePrefix(type)) trial.flag("custom-prefix-lax", `${clip(type)} should start with "x-".`);
}
