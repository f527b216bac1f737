/**
 * Which kind of value stands at which STIX object path: the paths of SCOs whose equality names one observable
 * (STIX 2.1 §6). Paths that are not listed carry no value of their own.
 */
import type { ObservableKind } from "@noroshi/values";

const ADDRESS: readonly ObservableKind[] = ["ipv4", "ipv6", "cidr", "domain"];

const PATHS: Readonly<Record<string, readonly ObservableKind[]>> = {
  "ipv4-addr:value": ["ipv4", "cidr"],
  "ipv6-addr:value": ["ipv6", "cidr"],
  "domain-name:value": ["domain"],
  "domain-name:resolves_to_refs[*].value": ["ipv4", "ipv6", "domain"],
  "url:value": ["url"],
  "email-addr:value": ["email"],
  "email-message:from_ref.value": ["email"],
  "email-message:sender_ref.value": ["email"],
  "email-message:to_refs[*].value": ["email"],
  "email-message:cc_refs[*].value": ["email"],
  "email-message:bcc_refs[*].value": ["email"],
  // As MISP's converter writes the address that answers go to, and as the standard writes header fields (§6.6).
  "email-message:additional_header_fields.reply_to": ["email"],
  "email-message:additional_header_fields.Reply-To": ["email"],
  "network-traffic:dst_ref.value": ADDRESS,
  "network-traffic:src_ref.value": ADDRESS,
  "mac-addr:value": ["mac"],
  "file:name": ["filename"],
  "mutex:name": ["mutex"],
  "windows-registry-key:key": ["registry-key"],
  "user-account:account_login": ["account"],
  "user-account:user_id": ["account"],
  "autonomous-system:number": ["asn"],
  "cryptocurrency-wallet:value": ["wallet"],
  "x-cryptocurrency-wallet:value": ["wallet"],
  "vulnerability:name": ["cve"],
  "network-traffic:extensions.http-request-ext.request_header.User-Agent": ["user-agent"],
};

/** Keys of a `hashes` dictionary (STIX 2.1 §10.6) and the spellings that feeds use. */
const HASHES: Readonly<Record<string, ObservableKind>> = {
  md5: "md5",
  "sha-1": "sha1",
  sha1: "sha1",
  "sha-224": "sha224",
  sha224: "sha224",
  "sha-256": "sha256",
  sha256: "sha256",
  "sha-384": "sha384",
  sha384: "sha384",
  "sha-512": "sha512",
  sha512: "sha512",
  "sha3-224": "sha3-224",
  "sha3-256": "sha3-256",
  "sha3-384": "sha3-384",
  "sha3-512": "sha3-512",
  ssdeep: "ssdeep",
  tlsh: "tlsh",
  imphash: "imphash",
  authentihash: "authentihash",
};

const HASH_OWNERS: ReadonlySet<string> = new Set(["file", "artifact", "x509-certificate"]);

/** The kinds to try for a hash under this dictionary key, or undefined. */
export function hashKind(key: string): ObservableKind | undefined {
  const word = key.toLowerCase();
  return Object.hasOwn(HASHES, word) ? HASHES[word] : undefined;
}

/** The kinds to try for a value at `type` + `path` steps, or undefined if the path names no observable. */
export function kindsAt(type: string, steps: readonly string[]): readonly ObservableKind[] | undefined {
  if (steps[0] === "hashes" && steps.length === 2 && HASH_OWNERS.has(type)) {
    const kind = hashKind(steps[1] ?? "");
    return kind && [kind];
  }
  const path = `${type}:${steps.join(".").replaceAll(".[*]", "[*]")}`;
  return Object.hasOwn(PATHS, path) ? PATHS[path] : undefined;
}
