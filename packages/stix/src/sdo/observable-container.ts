/**
 * The deprecated observable container (STIX 2.1 §2.13): key → observable; references inside are keys of the container.
 * Every object is checked as the observable that it is; every reference must lead to one of the right type.
 */
import { checkCustom } from "../object/any-custom.ts";
import { isObject, type Loose, type Shape, wrongKind } from "../property/shape.ts";

export const observableContainer: Shape<Readonly<Record<string, Loose>>> = (value, trial) => {
  if (!isObject(value)) return wrongKind(value, "a container of observables", trial);
  const keys = Object.keys(value);
  if (keys.length === 0) trial.flag("empty-dictionary", "objects must not be empty; leave it out.");
  const types = new Map<string, string>();
  for (const key of keys) {
    const inner = value[key];
    if (isObject(inner) && typeof inner["type"] === "string") types.set(key, inner["type"]);
  }
  const outer = trial.container;
  trial.container = types;
  for (const key of keys) {
    const inner = value[key];
    trial.enter(key);
    if (!/^\d+$/.test(key)) trial.flag("observable-object-keys", "A key of the container should be a number.");
    if (!isObject(inner)) wrongKind(inner, "an observable", trial);
    else {
      const type = inner["type"];
      const kind = typeof type === "string" ? trial.kinds.get(type) : undefined;
      if (typeof type !== "string") trial.flag("missing-property", "An observable needs a type.", "6");
      else if (kind === undefined) checkCustom(inner, type, trial);
      else if (kind.family === "sco") kind(inner, trial);
      else trial.flag("reference-type", `A ${type} is no observable.`, "2.13");
    }
    trial.leave();
  }
  trial.container = outer;
};
