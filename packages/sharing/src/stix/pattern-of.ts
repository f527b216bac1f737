/**
 * The pattern that says one value is malicious: one comparison (STIX 2.1 §9), at the path where readers look for such a value.
 * Kinds without a path in the standard stand at one of our own, named `x-noroshi-<kind>:value`.
 */
import type { ObservableKind } from "@noroshi/values";

const HASH: Partial<Record<ObservableKind, string>> = {
  md5: "MD5",
  sha1: "'SHA-1'",
  sha224: "'SHA-224'",
  sha256: "'SHA-256'",
  sha384: "'SHA-384'",
  sha512: "'SHA-512'",
  "sha3-224": "'SHA3-224'",
  "sha3-256": "'SHA3-256'",
  "sha3-384": "'SHA3-384'",
  "sha3-512": "'SHA3-512'",
  ssdeep: "SSDEEP",
  tlsh: "TLSH",
  imphash: "imphash",
  authentihash: "authentihash",
};

const PATHS: Partial<Record<ObservableKind, string>> = {
  ipv4: "ipv4-addr:value",
  ipv6: "ipv6-addr:value",
  domain: "domain-name:value",
  url: "url:value",
  email: "email-addr:value",
  mac: "mac-addr:value",
  filename: "file:name",
  mutex: "mutex:name",
  "registry-key": "windows-registry-key:key",
  account: "user-account:account_login",
  // OASIS common object cryptocurrency-wallet.
  wallet: "cryptocurrency-wallet:value",
  "user-agent": "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'",
};

/** @param value canonical */
export function patternOf(kind: ObservableKind, value: string): string {
  const asn = /^AS(\d+)$/i.exec(value)?.[1];
  if (kind === "asn" && asn !== undefined) return `[autonomous-system:number = ${asn}]`;
  return `[${pathOf(kind, value)} = ${quoted(value)}]`;
}

function pathOf(kind: ObservableKind, value: string): string {
  if (kind === "cidr") return value.includes(":") ? "ipv6-addr:value" : "ipv4-addr:value";
  const hash = HASH[kind];
  if (hash !== undefined) return `file:hashes.${hash}`;
  return PATHS[kind] ?? `x-noroshi-${kind}:value`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}
