/** Reads one object by its type: a known one by its chapter, any other by the rules for custom objects. */
import { isObject, kindOf, wrongKind } from "../property/shape.ts";
import type { Trial } from "../trial.ts";
import { checkCustom } from "./any-custom.ts";

export function readObject(value: unknown, trial: Trial): void {
  const type = isObject(value) ? value["type"] : undefined;
  if (!isObject(value)) {
    trial.flag("not-an-object", `A STIX object is a JSON object, not ${kindOf(value)}.`);
  } else if (type === undefined) {
    trial.flag("missing-property", "A STIX object needs a type.");
  } else if (typeof type !== "string") {
    trial.enter("type");
    wrongKind(type, "a string", trial);
    trial.leave();
  } else {
    const kind = trial.kinds.get(type);
    if (kind === undefined) checkCustom(value, type, trial);
    else kind(value, trial);
  }
}
