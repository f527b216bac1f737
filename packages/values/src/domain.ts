/**
 * Domain names: lower case, A-labels, no trailing dot, at least two labels, DNS length limits.
 * Underscores are let through (DNS has them: _dmarc, malware too); whether a top-level domain exists is not asked here.
 * Unicode forms are mapped by UTS 46 (node:url, non-transitional, as browsers do).
 */
import { domainToASCII, domainToUnicode } from "node:url";
import { type Refused, refused, type ValueFaultCode } from "./faults.ts";
import { accepted, type Canonical } from "./observable.ts";

const ASCII_ILLEGAL = /[\0-,/:-@[-^`{-\x7f]/;
const NUMERIC_LABEL = /^(?:\d+|0x[\da-f]*)$/;

/** Canonical domain of a text that is already clean and refanged. */
export function readDomain(text: string): Canonical {
  if (isPlainDomain(text)) return accepted("domain", text);
  const host = readHost(text);
  if (typeof host !== "string") return host;
  if (!host.includes(".")) return refused("domain-single-label");
  return accepted("domain", host);
}

/** As readDomain, but a single label (localhost, an intranet name in a URL) is a host too. */
export function readHost(text: string): string | Refused {
  let name = text.toLowerCase();
  if (/[^\0-\x7f]/.test(name)) name = name.replaceAll("。", ".").replaceAll("｡", ".");
  if (name.endsWith(".")) name = name.slice(0, -1);
  if (ASCII_ILLEGAL.test(name)) return refused("domain-form");
  // the shape is checked before UTS 46 too: domainToASCII would read 0x7f.1 as an address
  if (NUMERIC_LABEL.test(name.slice(name.lastIndexOf(".") + 1))) return refused("domain-is-address");
  if (/[^\0-\x7f]|(?:^|\.)xn--/.test(name)) {
    name = domainToASCII(name).toLowerCase();
    // an A-label that decodes to what UTS 46 would have written otherwise is a forgery
    if (name === "" || domainToUnicode(name) === "" || domainToASCII(domainToUnicode(name)) !== name) {
      return refused("domain-form");
    }
    if (ASCII_ILLEGAL.test(name)) return refused("domain-form");
  }
  const fault = labelFault(name);
  return fault === undefined ? name : refused(fault);
}

/** The form that a person reads: U-labels. */
export function unicodeDomain(domain: string): string {
  return domain.includes("xn--") ? domainToUnicode(domain) || domain : domain;
}

/** Already canonical, decided in one pass: lower-case ASCII, limits kept, no A-label, last label no number. */
export function isPlainDomain(text: string): boolean {
  if (text.length > 253) return false;
  let label = 0;
  let labels = 0;
  let letter = false;
  let last = 46;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46) {
      if (label === 0 || label > 63 || last === 45) return false;
      labels++;
      label = 0;
      letter = false;
    } else {
      if (code >= 97 && code <= 122) letter = true;
      else if (code === 45) {
        if (label === 0) return false;
        if (label === 3 && last === 45 && text.startsWith("xn", at - 3)) return false;
      } else if (!((code >= 48 && code <= 57) || code === 95)) return false;
      label++;
    }
    last = code;
  }
  return labels > 0 && label > 0 && label <= 63 && letter && last !== 45 && !text.startsWith("0x", text.length - label);
}

function labelFault(name: string): ValueFaultCode | undefined {
  if (name.length > 253) return "domain-length";
  const labels = name.split(".");
  for (const label of labels) {
    if (label.length > 63) return "domain-length";
    if (label === "" || label.startsWith("-") || label.endsWith("-")) return "domain-form";
  }
  return NUMERIC_LABEL.test(labels.at(-1) ?? "") ? "domain-is-address" : undefined;
}
