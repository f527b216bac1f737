/**
 * The common properties (STIX 2.1 §3.2): which of them a domain or relationship object, an observable and a marking
 * definition has. Each object type adds its own to these.
 */
import { extensions } from "../extension/extensions.ts";
import { granularMarking } from "../marking/granular.ts";
import { externalReference } from "../property/external-reference.ts";
import { reference } from "../property/identifier.ts";
import { languageTag } from "../property/language-tag.ts";
import { listOf } from "../property/list.ts";
import { flag, integer, text } from "../property/scalar.ts";
import { type Shape, wrongKind } from "../property/shape.ts";
import { timestamp, timestampMillis } from "../property/timestamp.ts";

/** §3.2: this reader reads 2.1; a 2.0 object must be lifted first. */
export const specVersion: Shape<"2.1"> = (value, trial) => {
  if (typeof value !== "string") wrongKind(value, '"2.1"', trial);
  else if (value === "2.0") trial.flag("stix-2.0", "This is a STIX 2.0 object; lift it to 2.1 first.");
  else if (value !== "2.1") trial.flag("spec-version", 'spec_version must be "2.1".');
};

/**
 * §3.2: the creator is an identity. Types of other specifications are left alone (the OASIS schemas leave them open);
 * a type that STIX itself defines as something else is refused.
 */
const NOT_CREATORS = (
  "attack-pattern campaign course-of-action grouping incident indicator infrastructure intrusion-set location malware " +
  "malware-analysis note observed-data opinion report threat-actor tool vulnerability relationship sighting bundle " +
  "language-content marking-definition extension-definition artifact autonomous-system directory domain-name email-addr " +
  "email-message file ipv4-addr ipv6-addr mac-addr mutex network-traffic process software url user-account " +
  "windows-registry-key x509-certificate"
).split(" ");
const creator = reference({ never: NOT_CREATORS });

const markings = {
  object_marking_refs: listOf(reference({ only: ["marking-definition"] })),
  granular_markings: listOf(granularMarking),
};

/** §3.2: defanged is for observables alone. */
const notDefanged: Shape<never> = (_value, trial) => {
  trial.flag("not-applicable", "Only observables can be defanged.");
};

/** Domain objects, relationships, language-content and extension-definition. */
export const versioned = {
  must: { spec_version: specVersion, created: timestampMillis, modified: timestampMillis },
  may: {
    created_by_ref: creator,
    revoked: flag,
    labels: listOf(text),
    confidence: integer(0, 100),
    lang: languageTag,
    external_references: listOf(externalReference),
    ...markings,
    extensions: extensions(),
    defanged: notDefanged,
  },
} as const;

/** Observables: no version of their own, an optional spec_version, defanged. */
export const observable = {
  must: {},
  may: { spec_version: specVersion, ...markings, defanged: flag, extensions: extensions() },
} as const;

/** Marking definitions: created once and never modified. */
export const marking = {
  must: { spec_version: specVersion, created: timestamp },
  may: {
    created_by_ref: creator,
    external_references: listOf(externalReference),
    ...markings,
    extensions: extensions(),
  },
} as const;
