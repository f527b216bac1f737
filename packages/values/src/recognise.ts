/**
 * What one pasted value of undeclared kind is: from a search box, a cell, a chat message.
 * Order matters: the kinds with a shape or a checksum of their own come first, domain and file name last.
 * Says undefined rather than guess: a word, a number or a sentence is no observable.
 */
import { canonical } from "./canonical.ts";
import { clean } from "./clean.ts";
import { isFileExtension, isRatherFile } from "./file-extension.ts";
import { KIND_BY_DIGITS } from "./hash.ts";
import { isKnownDomain } from "./known-domain.ts";
import type { Observable, ObservableKind } from "./observable.ts";
import { refangEmail, refangHost, refangUrl, unwrap } from "./refang.ts";
import { isWallet } from "./wallet/wallet.ts";

const NAMED_HASH =
  /^(md5|sha-?1|sha-?224|sha-?256|sha-?384|sha-?512|sha3-(?:224|256|384|512)|imphash|authentihash|ja3s?|jarm|hassh|ssdeep|tlsh)\s?[:=：]\s?(.+)$/i;
const URL_HEAD = /^[^/\\?#]{1,40}[/\\][^a-z0-9]{0,4}/i;
const ENDING = /[,;、，。!?…]+$/;

/** The observable that a single value means (defanged, full-width, quoted or with a port), or undefined. */
export function recognise(raw: string): Observable | undefined {
  // untrusted: any pasted text
  const text = clean(raw);
  if (typeof text !== "string") return undefined;
  const value = unwrap(text.replace(ENDING, ""));
  if (value === "") return undefined;
  return shaped(value) ?? located(value) ?? named(value);
}

/** Kinds that their shape or checksum gives away. */
function shaped(value: string): Observable | undefined {
  const label = NAMED_HASH.exec(value);
  if (label !== null) {
    const kind = (label[1] ?? "").toLowerCase().replace(/^sha-/, "sha") as ObservableKind;
    return attempt(kind, label[2] ?? "");
  }
  if (/^[0-9a-f]+$/i.test(value)) {
    const kind = KIND_BY_DIGITS.get(value.length);
    if (kind !== undefined) return attempt(kind, value);
  }
  if (isWallet(value)) return { kind: "wallet", value };
  if (/^cve/i.test(value)) return attempt("cve", value);
  if (/^asn?[\s:-]?\d/i.test(value)) return attempt("asn", value);
  if (/^T1[0-9A-F]{70}$/i.test(value)) return attempt("tlsh", value);
  if (/^\d+:[\w+/]{6,}:[\w+/]{3,}/.test(value)) return attempt("ssdeep", value);
  if (/^[tqd][\ds]/i.test(value) && value.length === 36) return attempt("ja4", value);
  if (/^hk[a-z_]+:?[\\/]/i.test(value)) return attempt("registry-key", value);
  if (/^\+\d[\d\s().-]{6,}$/.test(value)) return attempt("phone", value);
  if (/^[0-9a-f]{2,4}([:.-])[0-9a-f]/i.test(value)) return attempt("mac", value);
  return undefined;
}

/** Kinds that say where something is: URL, e-mail address, address, range. */
function located(value: string): Observable | undefined {
  if (/^mailto:/i.test(value)) return attempt("email", value.slice(7).replace(/\?.*$/, ""));
  if (URL_HEAD.test(value)) {
    const url = refangUrl(value);
    if (url.includes("://")) return attempt("url", value);
  }
  if (/@|[\s[({<]at[\s\])}>]/i.test(value)) {
    const email = attempt("email", /<([^<>]+)>$/.exec(value)?.[1] ?? refangEmail(value));
    if (email !== undefined)
      return isKnownDomain(email.value.slice(email.value.lastIndexOf("@") + 1)) ? email : undefined;
  }
  const host = refangHost(value);
  const bare =
    /^\d[\d.]+\d(?=[:|]\d{1,5}$)/.exec(host)?.[0] ?? /^\[?([0-9a-f:.]+)(?:\]:|\|)\d{1,5}$/i.exec(value)?.[1] ?? host;
  return attempt("cidr", bare);
}

/** Kinds that are only names: domain, URL without a scheme, file. */
function named(value: string): Observable | undefined {
  const host = refangHost(value);
  const defanged = host !== value;
  const slash = host.search(/[/?#]/);
  if (slash > 0) {
    const url = attempt("url", value);
    if (url !== undefined && isKnownHost(url.value.slice(0, url.value.search(/[:/?#]/)))) return url;
  }
  const path = /^(?:[a-z]:|\\\\|%\w+%|~|\.{0,2})?[\\/](?:.*[\\/])?([^\\/]+)$/i.exec(value);
  const name = path?.[1] ?? (/\s/.test(value) ? value : host);
  const domain = path === null ? attempt("domain", host.replace(/:\d{1,5}$/, "")) : undefined;
  if (domain !== undefined && isKnownDomain(domain.value) && (defanged || !isRatherFile(host))) return domain;
  const dot = name.lastIndexOf(".");
  if (dot > 0 && !/[<>:"|?*]/.test(name) && isFileExtension(name.slice(dot + 1))) return attempt("filename", name);
  return undefined;
}

function isKnownHost(host: string): boolean {
  return attempt("ipv4", host) !== undefined || isKnownDomain(host);
}

function attempt(kind: ObservableKind, text: string): Observable | undefined {
  const value = canonical(kind, text);
  return value.ok ? { kind: value.kind, value: value.value } : undefined;
}
