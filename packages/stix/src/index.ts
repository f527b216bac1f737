/** The door of @noroshi/stix: read, refuse, lift, mark and stream STIX 2.1. Patterns have their own door, `./pattern`. */
export type { StixBundle } from "./bundle/bundle.ts";
export { FAULTS, type Fault, type FaultCode, type Level } from "./faults.ts";
export { canonicalJson } from "./identity/canonical-json.ts";
export { CONTRIBUTING, SCO_NAMESPACE, scoId } from "./identity/sco-id.ts";
export { type Lifted, lift } from "./lift/lift.ts";
export type { LiftNote } from "./lift/notes.ts";
export { select } from "./marking/granular.ts";
export { TLP, TLP2_EXTENSION, type Tlp, tlpOf } from "./marking/tlp.ts";
export { checksIn } from "./oasis-checks.ts";
export type { CustomObject } from "./object/any-custom.ts";
export type { Family } from "./object/define.ts";
export {
  type DomainObject,
  KINDS,
  type KnownObject,
  type MetaObject,
  type ObjectOf,
  type ObservableObject,
  type RelationshipObject,
  type StixObject,
} from "./object/registry.ts";
export { type Parsed, parse } from "./parse.ts";
export { typeOfId } from "./property/identifier.ts";
export { isLanguageTag } from "./property/language-tag.ts";
export { compareTimes, isTimestamp } from "./property/timestamp.ts";
export { type ReportLanguage, report } from "./report.ts";
export { isSuggested } from "./sro/suggested.ts";
export type { BundleEvent, StreamLimits } from "./stream/bundle-event.ts";
export { openBundle, type StreamOptions } from "./stream/open-bundle.ts";
export {
  MOST_HOPS,
  type ReadTrail,
  TRAIL_EXTENSION,
  type Trail,
  trailDefinition,
  trailOf,
  trailProperty,
  withOwnHash,
  withoutOwnHash,
} from "./trail/trail.ts";
export type { ParseLimits, ParseOptions } from "./trial.ts";
