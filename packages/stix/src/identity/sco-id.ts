/**
 * Mints the deterministic id of a Cyber-observable Object (STIX 2.1 §2.9 and the "ID Contributing Properties" of §6):
 * UUIDv5 in the OASIS namespace over the canonical JSON of the contributing properties that are present.
 * Where none is present (a process never has any) the id has version-4 form, drawn from the seed: see scoId.
 */
import { canonicalJson } from "./canonical-json.ts";
import { seededUuid4, uuid5 } from "./uuid5.ts";

/** The namespace that STIX 2.1 §2.9 fixes for deterministic ids. */
export const SCO_NAMESPACE = "00abedb4-aa42-466c-9c01-fed23315a9b7";

/** STIX 2.1 §6: which properties contribute to the id, by type. A type that is not listed has none. */
export const CONTRIBUTING: ReadonlyMap<string, readonly string[]> = new Map([
  ["artifact", ["hashes", "payload_bin"]],
  ["autonomous-system", ["number"]],
  ["directory", ["path"]],
  ["domain-name", ["value"]],
  ["email-addr", ["value"]],
  ["email-message", ["from_ref", "subject", "body"]],
  ["file", ["hashes", "name", "parent_directory_ref", "extensions"]],
  ["ipv4-addr", ["value"]],
  ["ipv6-addr", ["value"]],
  ["mac-addr", ["value"]],
  ["mutex", ["name"]],
  ["network-traffic", ["start", "end", "src_ref", "dst_ref", "src_port", "dst_port", "protocols", "extensions"]],
  ["process", []],
  ["software", ["name", "cpe", "swid", "vendor", "version"]],
  ["url", ["value"]],
  ["user-account", ["account_type", "user_id", "account_login"]],
  ["windows-registry-key", ["key", "values"]],
  ["x509-certificate", ["hashes", "serial_number"]],
]);

const HASH_PREFERENCE = ["MD5", "SHA-1", "SHA-256", "SHA-512"] as const;

/**
 * The id that STIX 2.1 recommends for an observable, e.g. `scoId("ipv4-addr", { value: "198.51.100.3" })`.
 * @param seed tells apart objects that have no contributing property (processes); equal seed and object, equal id.
 */
export function scoId(type: string, object: Readonly<Record<string, unknown>>, seed = ""): string {
  const name: Record<string, unknown> = {};
  for (const key of CONTRIBUTING.get(type) ?? []) {
    const value = object[key];
    if (value !== undefined) name[key] = key === "hashes" ? oneHash(value) : value;
  }
  if (Object.keys(name).length > 0) return `${type}--${uuid5(SCO_NAMESPACE, canonicalJson(name))}`;
  return `${type}--${seededUuid4(`${type}\u0000${seed}\u0000${canonicalJson(object)}`)}`;
}

/** Only one hash contributes: by the standard's preference, else the first key in code-point order. */
function oneHash(hashes: unknown): unknown {
  if (typeof hashes !== "object" || hashes === null || Array.isArray(hashes)) return hashes;
  const from = hashes as Readonly<Record<string, unknown>>;
  const key = HASH_PREFERENCE.find((name) => Object.hasOwn(from, name)) ?? Object.keys(from).sort()[0];
  return key === undefined ? from : { [key]: from[key] };
}
