/**
 * What the standard does not define (STIX 2.1 §11): custom properties keep their value, their name is checked.
 * Values are any JSON but null and the empty list (§3.1, §2.12); `_bin` and `_hex` names promise their encoding.
 */
import type { Trial } from "../trial.ts";
import { binary, hex } from "./encoded.ts";
import { hasPropertyPrefix, hasPropertySource, isPropertyName, RESERVED_PROPERTIES } from "./names.ts";
import { clip } from "./scalar.ts";
import { isObject, type Shape } from "./shape.ts";

/** Any JSON value that the standard lets a property have. */
export const anyValue: Shape<unknown> = (value, trial) => {
  if (value === null) trial.flag("null-value", `${trial.key} is null; leave the property out instead.`);
  else if (Array.isArray(value) && value.length === 0)
    trial.flag("empty-list", `${trial.key} must not be an empty list.`);
};

/** A property that the object's chapter does not name; `extended` says that an extension declares new top-level ones. */
export function customProperty(name: string, value: unknown, extended: boolean, trial: Trial): void {
  declaredProperty(name, value, trial);
  if (trial.options.onlyStandardProperties === true) {
    trial.flag("properties-strict", `${clip(name)} is not a property that the standard defines here.`);
  }
  // §6: what an observable holds in dictionaries is matched by patterns; their keys should be lower case.
  if (trial.section.startsWith("6")) lowerCaseKeys(value, trial);
  if (extended) return;
  trial.flag("extensions-use", `${clip(name)} is a custom property; extension definitions have replaced these.`);
  if (!hasPropertySource(name)) {
    trial.flag("custom-prefix", `${clip(name)} should start with "x_" and a source, like x_acme_score.`);
    if (!hasPropertyPrefix(name)) trial.flag("custom-prefix-lax", `${clip(name)} should start with "x_".`);
  }
}

/** A property that an extension or a custom object brings: its name and what the name promises. */
export function declaredProperty(name: string, value: unknown, trial: Trial): void {
  if (RESERVED_PROPERTIES.has(name)) {
    trial.flag("reserved-property", `${name} is reserved for a later version of the standard.`);
  } else if (!isPropertyName(name)) {
    trial.flag(
      "property-name",
      `"${clip(name)}" is no property name: lower-case letters, digits and _, 3 to 250 long.`,
    );
  }
  anyValue(value, trial);
  if (typeof value !== "string") return;
  if (name.endsWith("_bin")) binary(value, trial);
  if (name.endsWith("_hex")) hex(value, trial);
}

function lowerCaseKeys(value: unknown, trial: Trial): void {
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) {
    trial.enter(key);
    if (/[A-Z]/.test(key)) trial.flag("observable-dictionary-keys", `The key "${clip(key)}" should be lower case.`);
    lowerCaseKeys(value[key], trial);
    trial.leave();
  }
}
