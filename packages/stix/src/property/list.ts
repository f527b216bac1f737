/** Lists (STIX 2.1 §2.12): of one kind, never empty. */
import { type Shape, wrongKind } from "./shape.ts";

/** A list whose items all have one shape. */
export function listOf<T>(item: Shape<T>, least = 1): Shape<readonly T[]> {
  return (value, trial) => {
    if (!Array.isArray(value)) return wrongKind(value, "a list", trial);
    if (value.length < least) {
      trial.flag(
        "empty-list",
        least === 1
          ? `${trial.key} must not be an empty list; leave it out.`
          : `${trial.key} needs at least ${least} items.`,
      );
    }
    for (let index = 0; index < value.length; index++) {
      trial.enter(index);
      item(value[index], trial);
      trial.leave();
    }
  };
}
