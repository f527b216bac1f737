/**
 * The extensions of an object (STIX 2.1 §7.3, §11.3): keys are extension definitions or the predefined `-ext` names.
 * What an extension holds is kept as it came; known ones are checked to the last property.
 */
import { declaredProperty } from "../property/custom.ts";
import { typeOfId } from "../property/identifier.ts";
import { clip } from "../property/scalar.ts";
import { isObject, type Loose, type Shape, wrongKind } from "../property/shape.ts";
import type { Trial } from "../trial.ts";

export const EXTENSION_TYPES = [
  "new-sdo",
  "new-sco",
  "new-sro",
  "property-extension",
  "toplevel-property-extension",
] as const;
const KNOWN_TYPES: ReadonlySet<unknown> = new Set(EXTENSION_TYPES);

const NAMED = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*-ext$/;
const STRICT_NAME = /^x-.+-.+-ext$/;
const LAX_NAME = /^x-.+-ext$/;

export type Extensions = Readonly<Record<string, Loose>>;

/** The extensions dictionary of an object type, with the extensions that this type knows. */
export function extensions(known: Readonly<Record<string, Shape<unknown>>> = {}): Shape<Extensions> {
  const shapes = new Map(Object.entries(known));
  return (value, trial) => {
    if (!isObject(value)) return wrongKind(value, "a dictionary of extensions", trial);
    const keys = Object.keys(value);
    if (keys.length === 0) trial.flag("empty-dictionary", "extensions must not be empty; leave it out.");
    for (const key of keys) {
      trial.enter(key);
      const shape = shapes.get(key);
      if (typeOfId(key) === "extension-definition") defined(value[key], shape, trial);
      else if (shape !== undefined) shape(value[key], trial);
      else undeclared(key, value[key], trial);
      trial.leave();
    }
  };
}

/** An extension that an extension-definition object declares: it says of which type it is. */
function defined(value: unknown, shape: Shape<unknown> | undefined, trial: Trial): void {
  if (!isObject(value)) {
    wrongKind(value, "an object", trial);
    return;
  }
  if (!Object.hasOwn(value, "extension_type")) {
    trial.flag("missing-property", "An extension needs extension_type.", "7.3");
  } else if (!KNOWN_TYPES.has(value["extension_type"])) {
    trial.enter("extension_type");
    trial.flag("extension-type", `extension_type must be one of ${EXTENSION_TYPES.join(", ")}.`);
    trial.leave();
  }
  if (shape !== undefined) {
    shape(value, trial);
    return;
  }
  for (const key of Object.keys(value)) {
    if (key === "extension_type") continue;
    trial.enter(key);
    declaredProperty(key, value[key], trial);
    trial.leave();
  }
}

/** A custom extension in the old way: a name that ends with -ext, nothing that declares it. */
function undeclared(key: string, value: unknown, trial: Trial): void {
  if (key.length > 250 || !NAMED.test(key)) {
    trial.flag("extension-key", `"${clip(key)}" is neither an extension-definition id nor a name that ends with -ext.`);
    return;
  }
  if (!isObject(value)) {
    wrongKind(value, "an object", trial);
    return;
  }
  if (Object.keys(value).length === 0) trial.flag("empty-dictionary", "An extension must not be empty.");
  for (const inner of Object.keys(value)) {
    trial.enter(inner);
    declaredProperty(inner, value[inner], trial);
    trial.leave();
  }
  if (trial.options.onlyStandardProperties === true) {
    trial.flag("properties-strict", `${key} is not an extension that the standard defines here.`);
  }
  trial.flag("extensions-use", `${key} should be declared by an extension-definition.`);
  if (!STRICT_NAME.test(key)) {
    trial.flag("custom-prefix", `${key} should start with "x-" and a source, like x-acme-score-ext.`);
    if (!LAX_NAME.test(key)) trial.flag("custom-prefix-lax", `${key} should start with "x-".`);
  }
}

/** Which types of extension an object carries: they allow new top-level properties, or a whole new object type. */
export function extensionTypesOf(object: Loose): ReadonlySet<string> {
  const found = new Set<string>();
  const declared = object["extensions"];
  if (!isObject(declared)) return found;
  for (const key of Object.keys(declared)) {
    const inner = declared[key];
    if (isObject(inner) && typeof inner["extension_type"] === "string") found.add(inner["extension_type"]);
  }
  return found;
}
