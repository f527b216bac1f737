/**
 * Whether a word that looks like a domain is one: its last part is a delegated top-level domain or one set aside
 * by RFC 6761/7686/8375 or by custom. Asked only where nobody declared the kind; a declared domain needs no known ending.
 */
import { parse } from "tldts";

const SET_ASIDE: ReadonlySet<string> = new Set(
  "example test invalid localhost local onion alt arpa internal lan home corp intranet i2p bit bazar lib emc coin".split(
    " ",
  ),
);

/** Whether a canonical domain ends in a known top-level domain and has a name before its public suffix. */
export function isKnownDomain(domain: string): boolean {
  const last = domain.slice(domain.lastIndexOf(".") + 1);
  if (SET_ASIDE.has(last)) return true;
  const parts = parse(domain, { extractHostname: false, validateHostname: false });
  return parts.isIcann === true && parts.domain !== null && parts.domain !== "";
}
