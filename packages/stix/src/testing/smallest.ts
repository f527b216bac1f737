/**
 * The smallest valid object of every STIX 2.1 type: required properties only, all recommendations kept where that costs
 * nothing. Tests break exactly one rule in it; seeds start from it. Each call hands out a fresh copy.
 */
import { scoId } from "../identity/sco-id.ts";

export type Json = Record<string, unknown>;

const TIME = "2026-04-01T00:00:00.000Z";

/** A valid id of a type, with a UUID of version 4 that depends on the number. */
export const idOf = (type: string, number = 1): string =>
  `${type}--00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;

const versioned = (type: string): Json => ({
  type,
  spec_version: "2.1",
  id: idOf(type),
  created: TIME,
  modified: TIME,
});

const ADDRESS = "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4";

const DOMAIN: Readonly<Record<string, () => Json>> = {
  "attack-pattern": () => ({ name: "Spear phishing" }),
  campaign: () => ({ name: "Green Group attacks" }),
  "course-of-action": () => ({ name: "Block the address" }),
  grouping: () => ({ context: "suspicious-activity", object_refs: [idOf("indicator")] }),
  identity: () => ({ name: "ACME Widget, Inc." }),
  incident: () => ({ name: "Port of Seto" }),
  indicator: () => ({
    name: "A file",
    description: "Dropped by the loader",
    pattern: "[file:name = 'loader.exe']",
    pattern_type: "stix",
    valid_from: TIME,
  }),
  infrastructure: () => ({ name: "Relay" }),
  "intrusion-set": () => ({ name: "Bobcat Breakin" }),
  location: () => ({ country: "jp" }),
  malware: () => ({ is_family: false }),
  "malware-analysis": () => ({ product: "scanner", result: "malicious" }),
  note: () => ({ content: "Seen twice", object_refs: [idOf("indicator")] }),
  "observed-data": () => ({ first_observed: TIME, last_observed: TIME, number_observed: 1, object_refs: [ADDRESS] }),
  opinion: () => ({ opinion: "agree", object_refs: [idOf("indicator")] }),
  report: () => ({ name: "The port", published: TIME, object_refs: [idOf("indicator")] }),
  "threat-actor": () => ({ name: "Evil Org" }),
  tool: () => ({ name: "VNC" }),
  vulnerability: () => ({ name: "CVE-2016-1234" }),
  relationship: () => ({
    relationship_type: "indicates",
    source_ref: idOf("indicator"),
    target_ref: idOf("malware"),
  }),
  sighting: () => ({ sighting_of_ref: idOf("indicator") }),
  "language-content": () => ({ object_ref: idOf("campaign"), contents: { ja: { name: "攻撃" } } }),
  "extension-definition": () => ({
    created_by_ref: idOf("identity"),
    description: "A new object",
    schema: "https://example.com/schema.json",
    name: "Thing",
    version: "1.0",
    extension_types: ["new-sdo"],
  }),
  event: () => ({
    status: "occurred",
    extensions: { "extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e": { extension_type: "new-sdo" } },
  }),
  impact: () => ({
    impact_category: "availability",
    extensions: {
      "extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9": { extension_type: "new-sdo" },
      availability: { availability_impact: 50 },
    },
  }),
  task: () => ({
    outcome: "ongoing",
    extensions: { "extension-definition--2074a052-8be4-4932-849e-f5e7798e0030": { extension_type: "new-sdo" } },
  }),
};

const OBSERVABLE: Readonly<Record<string, () => Json>> = {
  artifact: () => ({ payload_bin: "VGVzdA==" }),
  "autonomous-system": () => ({ number: 64496 }),
  directory: () => ({ path: "C:\\Windows" }),
  "domain-name": () => ({ value: "example.com" }),
  "email-addr": () => ({ value: "john@example.com" }),
  "email-message": () => ({ is_multipart: false, subject: "Saying hello" }),
  file: () => ({ name: "loader.exe" }),
  "ipv4-addr": () => ({ value: "198.51.100.3" }),
  "ipv6-addr": () => ({ value: "2001:db8::8a2e:370:7334" }),
  "mac-addr": () => ({ value: "d2:fb:49:24:37:18" }),
  mutex: () => ({ name: "__CLEANSWEEP__" }),
  "network-traffic": () => ({ src_ref: ADDRESS, src_port: 1024, dst_port: 443, protocols: ["tcp"] }),
  process: () => ({ pid: 314 }),
  software: () => ({ name: "Word" }),
  url: () => ({ value: "https://example.com/research" }),
  "user-account": () => ({ user_id: "1001" }),
  "windows-registry-key": () => ({ key: "HKEY_LOCAL_MACHINE\\System" }),
  "x509-certificate": () => ({ serial_number: "36:f7:d4" }),
};

/** Every type that smallest() knows, apart from bundle. */
export const TYPES: readonly string[] = [...Object.keys(DOMAIN), ...Object.keys(OBSERVABLE), "marking-definition"];
export const OBSERVABLE_TYPES: readonly string[] = Object.keys(OBSERVABLE);

/** The smallest valid object of a type, or the smallest bundle that holds one. */
export function smallest(type: string): Json {
  if (type === "bundle") return { type, id: idOf(type), objects: [smallest("identity")] };
  if (type === "marking-definition") {
    const { modified: _, ...created } = versioned(type);
    return { ...created, definition_type: "statement", definition: { statement: "© ACME" } };
  }
  const domain = DOMAIN[type];
  if (domain !== undefined) return { ...versioned(type), ...domain() };
  const observable = OBSERVABLE[type];
  if (observable === undefined) throw new RangeError(`No smallest object of the type ${type}.`);
  const own = observable();
  return { type, spec_version: "2.1", id: scoId(type, own), ...own };
}
