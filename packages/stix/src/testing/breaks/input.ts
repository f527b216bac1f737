/** Every MUST of the input and the common properties (STIX 2.1, §2, §3), each broken once. */
import { idOf, type Json, smallest, TYPES } from "../smallest.ts";
import { type Break, change, EARLIER, without } from "./broken.ts";

const referenced = (reference: Json): Json => change("campaign", { external_references: [reference] });
const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

export const INPUT: readonly Break[] = [
  // §3.1 the input and its names
  ["a STIX object is an object", "not-an-object", "", 5],
  ["a STIX object is not a list", "not-an-object", "", []],
  ["what JSON cannot say is refused", "not-json", "x_acme_when", change("campaign", { x_acme_when: new Date(0) })],
  ["an object has a type", "missing-property", "", {}],
  ["a type is a string", "wrong-type", "type", { type: 5 }],
  ["null is no value", "null-value", "name", change("campaign", { name: null })],
  ["null is no value of a custom property", "null-value", "x_acme_a", change("campaign", { x_acme_a: null })],
  ["a property name has no capitals", "property-name", "x_Acme_a", change("campaign", { x_Acme_a: 1 })],
  ["a property name has no hyphen", "property-name", "x-acme-a", change("campaign", { "x-acme-a": 1 })],
  ["a property name has three characters", "property-name", "x_", change("campaign", { x_: 1 })],
  ["a property name starts with a letter", "property-name", "9_acme", change("campaign", { "9_acme": 1 })],
  [
    "a property name has at most 250 characters",
    "property-name",
    `x_${"a".repeat(249)}`,
    change("campaign", { [`x_${"a".repeat(249)}`]: 1 }),
  ],
  [
    "__proto__ is no property name",
    "property-name",
    "__proto__",
    JSON.parse(JSON.stringify(smallest("campaign")).replace(/}$/, ',"__proto__":{"a":1}}')),
  ],
  ["reserved property names are kept free", "reserved-property", "severity", change("campaign", { severity: 1 })],
  ["only observables are defanged", "not-applicable", "defanged", change("campaign", { defanged: true })],
  [
    "reserved types are kept free",
    "reserved-type",
    "type",
    { ...smallest("campaign"), type: "action", id: idOf("action") },
  ],
  ["a list is never empty", "empty-list", "labels", change("campaign", { labels: [] })],
  ["a custom list is never empty", "empty-list", "x_acme_a", change("campaign", { x_acme_a: [] })],
  ["depth is capped", "too-deep", `x_acme_a${"[0]".repeat(63)}`, change("campaign", { x_acme_a: deep(70) })],
  [
    "the length of strings is capped",
    "too-long",
    "name",
    change("campaign", { name: "a".repeat(70) }),
    { limits: { stringLength: 60 } },
  ],
  // §3.2 common properties
  ...TYPES.filter((type) => Object.hasOwn(smallest(type), "created")).flatMap((type): Break[] => [
    [`a ${type} says when it was created`, "missing-property", "", without(type, "created")],
    [`a ${type} without spec_version is STIX 2.0`, "stix-2.0", "", without(type, "spec_version")],
  ]),
  ...TYPES.filter((type) => Object.hasOwn(smallest(type), "modified")).map(
    (type): Break => [`a ${type} says when it was modified`, "missing-property", "", without(type, "modified")],
  ),
  ...TYPES.flatMap((type): Break[] => [
    [`a ${type} has an id`, "missing-property", "", without(type, "id")],
    [`the id of a ${type} starts with its type`, "id-prefix", "id", change(type, { id: idOf("x-other") })],
    [`the id of a ${type} carries a UUID`, "identifier", "id", change(type, { id: `${type}--1` })],
  ]),
  ["spec_version 2.0 is refused", "stix-2.0", "spec_version", change("campaign", { spec_version: "2.0" })],
  ["spec_version is 2.1", "spec-version", "spec_version", change("campaign", { spec_version: "2.2" })],
  [
    "a creator is an identity",
    "reference-type",
    "created_by_ref",
    change("campaign", { created_by_ref: idOf("campaign") }),
  ],
  ["created is a time", "timestamp", "created", change("campaign", { created: "yesterday" })],
  ["a time exists", "timestamp", "modified", change("campaign", { modified: "2026-04-31T00:00:00.000Z" })],
  ["a time ends with Z", "timestamp", "modified", change("campaign", { modified: "2026-04-01T00:00:00.000+00:00" })],
  ["a time has a capital T", "timestamp", "modified", change("campaign", { modified: "2026-04-01t00:00:00.000Z" })],
  [
    "created carries milliseconds",
    "timestamp-precision",
    "created",
    change("campaign", { created: "2026-04-01T00:00:00Z" }),
  ],
  [
    "modified carries milliseconds",
    "timestamp-precision",
    "modified",
    change("campaign", { modified: "2026-04-01T00:00:01.00Z" }),
  ],
  ["modified is not before created", "time-order", "modified", change("campaign", { modified: EARLIER })],
  ["revoked is true or false", "wrong-type", "revoked", change("campaign", { revoked: "no" })],
  ["labels are strings", "wrong-type", "labels[0]", change("campaign", { labels: [1] })],
  ["confidence is at least 0", "number-range", "confidence", change("campaign", { confidence: -1 })],
  ["confidence is at most 100", "number-range", "confidence", change("campaign", { confidence: 101 })],
  ["confidence is a whole number", "wrong-type", "confidence", change("campaign", { confidence: 0.5 })],
  ["lang is a language of RFC 5646", "language-tag", "lang", change("campaign", { lang: "foo" })],
  ["lang is well-formed", "language-tag", "lang", change("campaign", { lang: "en_US" })],
  // §2 data types
  ["_bin promises base64", "binary", "x_acme_bin", change("campaign", { x_acme_bin: "a" })],
  ["_hex promises hex", "hex", "x_acme_hex", change("campaign", { x_acme_hex: "abc" })],
  [
    "a dictionary is never empty",
    "empty-dictionary",
    "environment_variables",
    change("process", { environment_variables: {} }),
  ],
  [
    "a dictionary key is ASCII",
    "dictionary-key",
    "environment_variables.PATH=",
    change("process", { environment_variables: { "PATH=": "a" } }),
  ],
  ["an enumeration is closed", "enum-value", "opinion", change("opinion", { opinion: "maybe" })],
  ["a hash fits its algorithm", "hash-value", "hashes.MD5", change("file", { hashes: { MD5: "ab" } })],
  ["the name of a hash has three characters", "hash-key", "hashes.x_", change("file", { hashes: { x_: "ab" } })],
  [
    "an id carries an RFC 4122 UUID",
    "identifier",
    "id",
    change("campaign", { id: "campaign--00000000-0000-9000-8000-000000000001" }),
  ],
  ["a reference is an identifier", "identifier", "object_refs[0]", change("report", { object_refs: ["indicator"] })],
  ["a whole number stays within 2^53", "number-range", "size", change("file", { size: 2 ** 60 })],
  ["a URL is one of RFC 3986", "url", "external_references[0].url", referenced({ source_name: "a", url: "not a url" })],
  ["a reference names its source", "missing-property", "external_references[0]", referenced({ description: "a" })],
  ["a reference says something", "external-reference", "external_references[0]", referenced({ source_name: "a" })],
  [
    "a CVE has the form of one",
    "external-id",
    "external_references[0]",
    referenced({ source_name: "cve", external_id: "2016-1" }),
  ],
  [
    "a CAPEC id has the form of one",
    "external-id",
    "external_references[0]",
    referenced({ source_name: "capec", external_id: "163" }),
  ],
  [
    "cve is written in lower case",
    "external-id",
    "external_references[0].source_name",
    referenced({ source_name: "CVE", external_id: "CVE-2016-1234" }),
  ],
  [
    "a kill chain phase has its phase",
    "missing-property",
    "kill_chain_phases[0]",
    change("tool", { kill_chain_phases: [{ kill_chain_name: "a" }] }),
  ],
];
