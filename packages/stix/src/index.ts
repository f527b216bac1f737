/** The door of @noroshi/stix: read, refuse, lift, mark and stream STIX 2.1. Patterns have their own door, `./pattern`. */
export type { Fault, FaultCode, Level } from "./faults.ts";
export { canonicalJson } from "./identity/canonical-json.ts";
export { CONTRIBUTING, SCO_NAMESPACE, scoId } from "./identity/sco-id.ts";
export { type Lifted, type LiftNote, lift } from "./lift/lift.ts";
export { TLP, TLP2_EXTENSION, type Tlp, tlpOf } from "./marking/tlp.ts";
export { type Parsed, type ParseLimits, type ParseOptions, parse, type StixBundle, type StixObject } from "./parse.ts";
export { type BundleEvent, openBundle, type StreamOptions } from "./stream/open-bundle.ts";
