/**
 * Reads one STIX 2.1 object or bundle: either a typed object that keeps every MUST of the standard, or the faults.
 * Trusts nothing: any JSON value may be handed in, it never throws, never changes its input and hands back that very
 * object, with everything that it does not know.
 */
import { readBundle, type StixBundle } from "./bundle/bundle.ts";
import type { Fault } from "./faults.ts";
import { withinLimits } from "./limit/within.ts";
import { readObject } from "./object/read-object.ts";
import { KINDS, type StixObject } from "./object/registry.ts";
import { isObject } from "./property/shape.ts";
import { type ParseOptions, Trial } from "./trial.ts";

export type Parsed =
  | { readonly ok: true; readonly object: StixObject | StixBundle; readonly warnings: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] };

/**
 * Reads one object or bundle (STIX 2.1 §3 to §11).
 * @returns the object with the recommendations that it breaks, or every MUST that it breaks with its place.
 */
export function parse(input: unknown, options: ParseOptions = {}): Parsed {
  const trial = new Trial(options, KINDS);
  // untrusted: anything that JSON can say
  if (withinLimits(input, trial)) {
    if (isObject(input) && input["type"] === "bundle") readBundle(input, trial);
    else readObject(input, trial);
  }
  if (trial.faults.length > 0) return { ok: false, faults: trial.faults, warnings: trial.warnings };
  // The one place where checked JSON becomes a type: every shape above has looked at it.
  return { ok: true, object: input as StixObject | StixBundle, warnings: trial.warnings };
}
