/**
 * Records: JSON objects with known properties, required and optional, and rules between them.
 * Unknown properties are checked as custom ones (STIX 2.1 §11.1) and kept.
 */
import { anyValue, customProperty } from "./custom.ts";
import { type Fields, type Held, isObject, type Rule, type Shape, wrongKind } from "./shape.ts";

export interface RecordPlan<Must extends Fields, May extends Fields> {
  readonly must?: Must;
  readonly may?: May;
  readonly rules?: readonly Rule[];
  /** The standard refuses an empty one. */
  readonly notEmpty?: boolean;
  /** Unknown properties: `custom` (default) warns, `free` says nothing. */
  readonly others?: "custom" | "free";
}

type None = Record<never, never>;

/** A nested record, e.g. a section of a PE file. */
export function record<const Must extends Fields = None, const May extends Fields = None>(
  plan: RecordPlan<Must, May>,
): Shape<Held<Must, May>> {
  const required = Object.keys(plan.must ?? {});
  const fields = new Map<string, Shape<unknown>>([
    ...Object.entries(plan.must ?? {}),
    ...Object.entries(plan.may ?? {}),
  ]);
  const rules = plan.rules ?? [];
  return (value, trial) => {
    if (!isObject(value)) return wrongKind(value, "an object", trial);
    const keys = Object.keys(value);
    if (keys.length === 0 && plan.notEmpty === true) {
      return trial.flag("at-least-one", `${trial.key} must hold at least one property.`);
    }
    for (const key of keys) {
      const field = fields.get(key);
      trial.enter(key);
      if (field !== undefined) field(value[key], trial);
      else if (plan.others === "free") anyValue(value[key], trial);
      else customProperty(key, value[key], false, trial);
      trial.leave();
    }
    for (const key of required) {
      if (!Object.hasOwn(value, key))
        trial.flag("missing-property", `${trial.key || "The object"} needs ${key}.`, trial.section);
    }
    for (const rule of rules) rule(value, trial);
  };
}

/** A rule: at least one of these properties is there. */
export function atLeastOne(names: readonly string[]): Rule {
  return (object, trial) => {
    if (!names.some((name) => Object.hasOwn(object, name))) {
      trial.flag("at-least-one", `At least one of ${names.join(", ")} must be there.`, trial.section);
    }
  };
}

/** A rule: never both. */
export function notBoth(first: string, second: string): Rule {
  return (object, trial) => {
    if (Object.hasOwn(object, first) && Object.hasOwn(object, second)) {
      trial.flag("exclusive-properties", `${first} and ${second} exclude each other.`, trial.section);
    }
  };
}

/** A rule: a property needs others beside it. */
export function needs(name: string, others: readonly string[]): Rule {
  return (object, trial) => {
    if (!Object.hasOwn(object, name)) return;
    const missing = others.filter((other) => !Object.hasOwn(object, other));
    if (missing.length > 0)
      trial.flag("dependent-property", `${name} needs ${missing.join(" and ")} beside it.`, trial.section);
  };
}
