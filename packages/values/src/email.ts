/**
 * E-mail addresses: the domain as a domain, the local part in lower case.
 * RFC 5321 lets a server tell `Info@` from `info@`; in practice none that a sender can reach does, and a report that
 * writes the one must meet the report that writes the other. Quoted local parts are refused.
 */
import { readDomain } from "./domain.ts";
import { refused } from "./faults.ts";
import { accepted, type Canonical } from "./observable.ts";

/** RFC 5322 dot-atom, with the letters of RFC 6531; 64 octets at most are checked apart. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const PLAIN_LOCAL = /^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*$/;

/** Canonical e-mail address of clean, refanged text. */
export function readEmail(text: string): Canonical {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64) return refused("email-form");
  const local = text.slice(0, at);
  if (!PLAIN_LOCAL.test(local) && !LOCAL.test(local)) return refused("email-form");
  const domain = readDomain(text.slice(at + 1));
  if (!domain.ok) return refused("email-form");
  return accepted("email", `${local.toLowerCase().normalize("NFKC")}@${domain.value}`);
}
