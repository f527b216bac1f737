/**
 * URLs: the WHATWG reading, as the victim's browser would take them. Scheme and host in lower case, host as a domain
 * or address, default port dropped, empty path `/`; the case of path and query is kept. Userinfo and fragment are kept:
 * phishing pages live on both, and a matcher can drop them, but nobody can put them back.
 * Without a scheme (`evil.example/gate.php`) a value stays without: nobody said which, and guessing would make a claim.
 */
import { readCidr } from "./address/cidr.ts";
import { isPlainDomain, readHost } from "./domain.ts";
import { refused } from "./faults.ts";
import { accepted, type Canonical } from "./observable.ts";

/** Characters that the WHATWG serialiser and refanging both leave alone, in path and query. */
const PLAIN =
  /^https?:\/\/([a-z0-9._-]+)\/(?:[A-Za-z0-9_~$&*+,;=@%!-]+[A-Za-z0-9_~$&*+,;=@%!/.-]*(?:\?[A-Za-z0-9_~$&*+,;=@%!/.-]*)?)?$/;
const DOT_SEGMENT = /\/(?:\.|%2e)/i;
const OPAQUE = /^(?:mailto|data|javascript|magnet|tel|sms|urn|tg):./i;
const SLASHED = /^([a-z][a-z0-9+.-]*):\/\/([^/?#\\]*)(.*)$/i;
/** What the URL standard reads as an IPv4 address, octal and hexadecimal parts included. */
const NUMERIC_HOST = /^(?:[\w.]*\.)?(?:\d+|0x[\da-f]*)\.?$/i;
const BARE = /^([^/?#\\@\s]+?)(?::(\d{1,5}))?([/?#].*)?$/;

/** Canonical URL of clean, refanged text. */
export function readUrl(text: string): Canonical {
  if (isPlainUrl(text)) return accepted("url", text);
  const slashed = SLASHED.exec(text);
  if (slashed !== null) return withScheme((slashed[1] ?? "").toLowerCase(), slashed[2] ?? "", slashed[3] ?? "");
  if (OPAQUE.test(text)) {
    const parsed = URL.parse(text);
    return parsed === null ? refused("url-form") : accepted("url", parsed.href);
  }
  return withoutScheme(text);
}

/** Whether a text is its own canonical URL, decided without parsing. May say no to a canonical one. */
export function isPlainUrl(text: string): boolean {
  const plain = PLAIN.exec(text);
  if (plain === null || DOT_SEGMENT.test(text) || text.includes("hxxp")) return false;
  return isPlainDomain(plain[1] ?? "");
}

function withScheme(scheme: string, authority: string, rest: string): Canonical {
  const at = authority.lastIndexOf("@");
  const port = /:(\d{0,5})$/.exec(authority)?.[1];
  const name = authority.slice(at + 1, port === undefined ? undefined : -(port.length + 1));
  const host = urlHost(name);
  if (host === undefined) return refused("url-form");
  const parsed = URL.parse(`${scheme}://${authority.slice(0, at + 1)}${host}${port ? `:${port}` : ""}${rest}`);
  if (parsed === null) return refused("url-form");
  if (parsed.pathname === "") parsed.pathname = "/";
  const href = parsed.pathname === "" ? `${parsed.href}/` : parsed.href;
  return accepted("url", href);
}

/** Host of a URL: domain, single label, IPv4 or bracketed IPv6; undefined if it is none. */
function urlHost(name: string): string | undefined {
  if (name.startsWith("[") && name.endsWith("]")) {
    const address = readCidr(name.slice(1, -1));
    // the serialiser prints a mapped address in its own way: it stays the judge of the form inside brackets
    return address.ok && address.kind === "ipv6" ? name.toLowerCase() : undefined;
  }
  if (NUMERIC_HOST.test(name)) return name;
  const host = readHost(name);
  return typeof host === "string" && host !== "" ? host : undefined;
}

function withoutScheme(text: string): Canonical {
  const bare = BARE.exec(text);
  if (bare === null) return refused("url-form");
  const [, name = "", port, rest] = bare;
  if (rest === undefined) return refused("url-without-scheme");
  const parsed = withScheme("http", port === undefined ? name : `${name}:${port}`, rest);
  if (!parsed.ok) return parsed;
  const value = parsed.value.slice("http://".length);
  if (!/^[^/?#:]+\./.test(value)) return refused("url-without-scheme");
  // the scheme is unknown, so the port that would be its default says something and stays
  if (port !== undefined && Number(port) === 80) return accepted("url", value.replace(/^[^/?#]+/, "$&:80"));
  return accepted("url", value);
}
