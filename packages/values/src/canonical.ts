/**
 * The canonical form of a value of a declared kind: the ground on which two reports are found to say the same thing.
 * Trusts nothing: any string of any origin. Never throws; says no with a code.
 * Input that is canonical already, which is nearly all of it inside the house, takes a path without normalisation.
 */
import { readCidr } from "./address/cidr.ts";
import { parseIpv4, readIpv4 } from "./address/ipv4.ts";
import { readIpv6 } from "./address/ipv6.ts";
import { clean } from "./clean.ts";
import { isPlainDomain, readDomain } from "./domain.ts";
import { readEmail } from "./email.ts";
import { refused } from "./faults.ts";
import { HEX_DIGITS, isLowerHex, readHexHash, readSsdeep, readTlsh } from "./hash.ts";
import { readAsn } from "./identifier/asn.ts";
import { readCve } from "./identifier/cve.ts";
import { readJa4 } from "./identifier/ja4.ts";
import { readMac } from "./identifier/mac.ts";
import { readPhone } from "./identifier/phone.ts";
import { readRegistryKey } from "./identifier/registry-key.ts";
import { accepted, type Canonical, type ObservableKind } from "./observable.ts";
import { refangEmail, refangHost, refangUrl, unwrap } from "./refang.ts";
import { isPlainUrl, readUrl } from "./url.ts";

/**
 * Canonical form of `raw` as a value of `kind`. The kind of the answer may differ from the asked one in one case only:
 * ipv4, ipv6 and cidr become each other by their prefix (`10.0.0.1/32` is an ipv4, an ipv4 `10.0.0.0/8` is a cidr).
 * wallet, account, filename, mutex and user-agent keep everything but what `clean` takes away: their case carries meaning.
 */
export function canonical(kind: ObservableKind, raw: string): Canonical {
  if (isCanonicalAlready(kind, raw)) return accepted(kind, raw);
  // untrusted: everything below reads what somebody typed
  const text = clean(raw);
  if (typeof text !== "string") return text;
  switch (kind) {
    case "ipv4":
    case "ipv6":
      return readAddress(kind, refangHost(text));
    case "cidr":
      return readCidr(refangHost(text));
    case "domain":
      return readDomain(refangHost(text));
    case "url":
      return readUrl(refangUrl(unwrap(text)));
    case "email":
      return readEmail(refangEmail(unwrap(text)));
    case "ssdeep":
      return readSsdeep(unwrap(text));
    case "tlsh":
      return readTlsh(unwrap(text));
    case "asn":
      return readAsn(unwrap(text));
    case "cve":
      return readCve(unwrap(text));
    case "mac":
      return readMac(refangHost(text));
    case "phone":
      return readPhone(text);
    case "ja4":
      return readJa4(unwrap(text));
    case "registry-key":
      return readRegistryKey(unwrap(text));
    case "wallet":
    case "account":
    case "filename":
    case "mutex":
    case "user-agent":
      return accepted(kind, text);
    default:
      return Object.hasOwn(HEX_DIGITS, kind) ? readHexHash(kind, unwrap(text)) : refused("unknown-kind");
  }
}

function isCanonicalAlready(kind: ObservableKind, raw: string): boolean {
  switch (kind) {
    case "ipv4":
      return parseIpv4(raw) >= 0;
    case "domain":
      return isPlainDomain(raw);
    case "url":
      return raw.length <= 2048 && isPlainUrl(raw);
    case "md5":
      return isLowerHex(raw, 32);
    case "sha1":
      return isLowerHex(raw, 40);
    case "sha256":
      return isLowerHex(raw, 64);
    default:
      return false;
  }
}

function readAddress(kind: "ipv4" | "ipv6", text: string): Canonical {
  if (text.includes("/")) {
    const range = readCidr(text);
    const family = range.ok && range.value.includes(":") ? "ipv6" : "ipv4";
    return !range.ok || family === kind ? range : refused(kind === "ipv4" ? "ipv4-form" : "ipv6-form");
  }
  return kind === "ipv4" ? readIpv4(text) : readIpv6(text);
}
