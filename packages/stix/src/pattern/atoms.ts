/**
 * Says which observable a comparison is about: the canonical value of its constant, where the object path is one whose
 * kind is known (STIX 2.1 §6 for the properties). The ground of normal forms and of match tables.
 */
import { canonical, type Observable, type ObservableKind } from "@noroshi/values";
import { algorithmOf, plainAlgorithm } from "./digest.ts";
import type { Constant, ObjectPath } from "./tree.ts";

const HASHES: ReadonlyMap<string, ObservableKind> = new Map([
  ["MD5", "md5"],
  ["SHA1", "sha1"],
  ["SHA224", "sha224"],
  ["SHA256", "sha256"],
  ["SHA384", "sha384"],
  ["SHA512", "sha512"],
  ["SHA3224", "sha3-224"],
  ["SHA3256", "sha3-256"],
  ["SHA3384", "sha3-384"],
  ["SHA3512", "sha3-512"],
  ["SSDEEP", "ssdeep"],
  ["TLSH", "tlsh"],
  ["IMPHASH", "imphash"],
  ["AUTHENTIHASH", "authentihash"],
]);

const PROPERTIES: ReadonlyMap<string, readonly ObservableKind[]> = new Map<string, readonly ObservableKind[]>([
  ["ipv4-addr:value", ["ipv4"]],
  ["ipv6-addr:value", ["ipv6"]],
  ["domain-name:value", ["domain"]],
  ["url:value", ["url"]],
  ["email-addr:value", ["email"]],
  ["mac-addr:value", ["mac"]],
  ["autonomous-system:number", ["asn"]],
  ["windows-registry-key:key", ["registry-key"]],
  ["file:name", ["filename"]],
  ["mutex:name", ["mutex"]],
  ["user-account:account_login", ["account"]],
  ["user-account:user_id", ["account"]],
]);

/** Kinds of the `value` of what a reference names (§6: which types each property may refer to). */
const REFERENCES: ReadonlyMap<string, readonly ObservableKind[]> = new Map<string, readonly ObservableKind[]>([
  ["src_ref", ["ipv4", "ipv6", "mac", "domain"]],
  ["dst_ref", ["ipv4", "ipv6", "mac", "domain"]],
  ["resolves_to_refs", ["ipv4", "ipv6", "mac", "domain"]],
  ["from_ref", ["email"]],
  ["sender_ref", ["email"]],
  ["to_refs", ["email"]],
  ["cc_refs", ["email"]],
  ["bcc_refs", ["email"]],
]);
const FILE_REFERENCES: ReadonlySet<string> = new Set(["image_ref", "body_raw_ref", "contains_refs", "binary_ref"]);

/** The kinds that a path's value can be of, to be tried in order; empty when it is not known. */
export function kindsOf(path: ObjectPath): readonly ObservableKind[] {
  const algorithm = algorithmOf(path);
  if (algorithm !== undefined) {
    const kind = HASHES.get(plainAlgorithm(algorithm));
    return kind === undefined ? [] : [kind];
  }
  const keys = path.steps.flatMap((step) => (step.kind === "key" ? [step.name] : []));
  const last = keys.at(-1) ?? "";
  if (keys.length === 1 && path.steps.length === 1) return PROPERTIES.get(`${path.type}:${last}`) ?? [];
  const owner = keys.at(-2) ?? "";
  if (last === "value") return REFERENCES.get(owner) ?? [];
  if (last === "name" && FILE_REFERENCES.has(owner)) return ["filename"];
  return path.type === "network-traffic" && keys.includes("request_header") && last.toLowerCase() === "user-agent"
    ? ["user-agent"]
    : [];
}

/** The observable that a constant names at a path, or nothing. */
export function atomOf(path: ObjectPath, constant: Constant): Observable | undefined {
  if (constant.kind !== "string" && constant.kind !== "integer") return undefined;
  for (const kind of kindsOf(path)) {
    if ((kind === "asn") !== (constant.kind === "integer")) continue;
    const found = canonical(kind, String(constant.value));
    if (found.ok) return { kind: found.kind, value: found.value };
  }
  return undefined;
}
