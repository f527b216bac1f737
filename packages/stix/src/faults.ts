/**
 * Names everything that can be wrong with STIX input: a closed list of codes, each with its level and the section of
 * STIX 2.1 (OASIS Standard, 10 June 2021) it stands in. A "must" refuses the object; a "should" is a warning unless the
 * caller asked for strict. Codes that the OASIS validator also knows carry its names.
 */

export type Level = "must" | "should";

/** Every code, with its level and home section; `limit` and `json` stand for Noroshi's own caps and for RFC 8259. */
export const FAULTS = {
  // the input as a whole
  "not-an-object": ["must", "3.1"],
  "not-json": ["must", "json"],
  "json-syntax": ["must", "json"],
  "duplicate-key": ["must", "json"],
  "too-deep": ["must", "limit"],
  "too-long": ["must", "limit"],
  "too-many": ["must", "limit"],
  "object-too-large": ["must", "limit"],
  // names and common properties
  "missing-property": ["must", "3.2"],
  "wrong-type": ["must", "2"],
  "null-value": ["must", "3.1"],
  "property-name": ["must", "3.1"],
  "type-name": ["must", "3.1"],
  "reserved-property": ["must", "3.8"],
  "reserved-type": ["must", "3.8"],
  "not-applicable": ["must", "3.2"],
  "spec-version": ["must", "3.2"],
  "stix-2.0": ["must", "3.2"],
  "time-order": ["must", "3.6"],
  // data types
  binary: ["must", "2.1"],
  "empty-dictionary": ["must", "2.3"],
  "dictionary-key": ["must", "2.3"],
  "dictionary-value": ["must", "2.3"],
  "enum-value": ["must", "2.4"],
  "external-reference": ["must", "2.5"],
  "external-id": ["must", "2.5"],
  url: ["must", "2.5"],
  "hash-key": ["must", "2.7"],
  "hash-value": ["must", "2.7"],
  hex: ["must", "2.8"],
  identifier: ["must", "2.9"],
  "id-prefix": ["must", "2.9"],
  "uuid-version": ["must", "2.9"],
  "reference-type": ["must", "3.3"],
  "number-range": ["must", "2.10"],
  "empty-list": ["must", "2.12"],
  timestamp: ["must", "2.16"],
  "timestamp-precision": ["must", "3.2"],
  "language-tag": ["must", "3.2"],
  // objects
  "at-least-one": ["must", "6"],
  "exclusive-properties": ["must", "6"],
  "dependent-property": ["must", "6"],
  "location-place": ["must", "4.10"],
  "malware-name": ["must", "4.11"],
  pattern: ["must", "4.7"],
  "relationship-name": ["must", "5.1"],
  charset: ["must", "6.3"],
  "domain-name": ["must", "6.4"],
  "email-address": ["must", "6.5"],
  "email-body": ["must", "6.6"],
  "email-header": ["must", "6.6"],
  "exif-tag": ["must", "6.7"],
  "ip-address": ["must", "6.8"],
  "mac-address": ["must", "6.10"],
  "traffic-end": ["must", "6.12"],
  "socket-option-name": ["must", "6.12"],
  "startup-info": ["must", "6.13"],
  cpe: ["must", "6.14"],
  "registry-hive": ["must", "6.17"],
  "observable-reference": ["must", "2.13"],
  // meta
  "language-contents": ["must", "7.1"],
  "marking-definition-body": ["must", "7.2.1"],
  "tlp-fixed": ["must", "7.2.1"],
  "circular-marking": ["must", "7.2.1"],
  "selector-syntax": ["must", "7.2.3"],
  "selector-missing": ["must", "7.2.3"],
  "marking-or-lang": ["must", "7.2.3"],
  "extension-key": ["must", "7.3"],
  "extension-type": ["must", "7.3"],
  "extension-properties-misplaced": ["must", "7.3"],
  "nested-bundle": ["must", "8"],
  // asked for by the caller
  "types-strict": ["must", "11"],
  "properties-strict": ["must", "11"],
  "unresolved-reference": ["must", "3.3"],
  // recommendations: form
  "custom-prefix": ["should", "11"],
  "custom-prefix-lax": ["should", "11"],
  "extensions-use": ["should", "11"],
  "uuid-check": ["should", "2.9"],
  "open-vocab-format": ["should", "2.14"],
  "kill-chain-names": ["should", "2.11"],
  "observable-object-keys": ["should", "2.13"],
  "observable-dictionary-keys": ["should", "2.3"],
  "malware-analysis-product": ["should", "4.12"],
  "windows-process-priority-format": ["should", "6.13"],
  "hash-length": ["should", "2.7"],
  // recommendations: values
  "marking-definition-type": ["should", "7.2.1"],
  "relationship-types": ["should", "5.1"],
  "duplicate-ids": ["should", "3.6"],
  "attack-motivation": ["should", "10.2"],
  "attack-resource-level": ["should", "10.3"],
  "grouping-context": ["should", "10.6"],
  "identity-class": ["should", "10.8"],
  "implementation-languages": ["should", "10.9"],
  "indicator-types": ["should", "10.10"],
  "industry-sector": ["should", "10.11"],
  "infrastructure-types": ["should", "10.12"],
  "malware-result": ["should", "10.14"],
  "malware-capabilities": ["should", "10.13"],
  "malware-types": ["should", "10.15"],
  "indicator-pattern-types": ["should", "10.19"],
  "processor-architecture": ["should", "10.20"],
  region: ["should", "10.21"],
  "report-types": ["should", "10.22"],
  "threat-actor-types": ["should", "10.23"],
  "threat-actor-role": ["should", "10.24"],
  "threat-actor-sophistication": ["should", "10.25"],
  "tool-types": ["should", "10.26"],
  "hash-algo": ["should", "10.7"],
  "windows-pebinary-type": ["should", "10.28"],
  "account-type": ["should", "10.1"],
  "incident-vocabulary": ["should", "11.3"],
  // recommendations: registries and completeness
  "mime-type": ["should", "6.7"],
  protocols: ["should", "6.12"],
  ipfix: ["should", "6.12"],
  "http-request-headers": ["should", "6.12"],
  "socket-options": ["should", "6.12"],
  "pdf-doc-info": ["should", "6.7"],
  countries: ["should", "4.10"],
  "network-traffic-ports": ["should", "6.12"],
  "extref-hashes": ["should", "2.5"],
  "indicator-properties": ["should", "4.7"],
  "deprecated-properties": ["should", "4.14"],
  "extension-description": ["should", "7.3"],
  "extension-properties": ["should", "7.3"],
} as const satisfies Readonly<Record<string, readonly [Level, string]>>;

export type FaultCode = keyof typeof FAULTS;

/** One broken rule at one place. */
export interface Fault {
  readonly code: FaultCode;
  /** Stable rule id, e.g. `STIX-2.1 §3.2 MUST missing-property`. */
  readonly rule: string;
  /** Where, e.g. `objects[3].pattern`; the empty string is the input itself. */
  readonly path: string;
  /** One sentence for a human, in English. */
  readonly say: string;
  readonly level: Level;
}

/** Builds a fault; `section` overrides the home section of the code where the object's own chapter states the rule. */
export function fault(code: FaultCode, path: string, say: string, section?: string): Fault {
  const [level, home] = FAULTS[code];
  const where = section ?? home;
  const source = where === "limit" ? "NOROSHI limit" : where === "json" ? "RFC 8259" : `STIX-2.1 §${where}`;
  return { code, rule: `${source} ${level === "must" ? "MUST" : "SHOULD"} ${code}`, path, say, level };
}
