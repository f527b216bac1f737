/**
 * The first room of every request: where it comes from, and which client certificate it holds. Both are read from the
 * connection itself, or from the headers of a proxy that proves itself with a secret; a header that a caller writes by hand
 * is thrown away before anybody reads it.
 */
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";

/** Set by this room alone. */
export const ADDRESS_HEADER = "x-noroshi-address";
export const CERTIFICATE_HEADER = "x-noroshi-certificate";

/** What a trusted proxy sends. */
const PROXY_SECRET = "x-noroshi-proxy-secret";
const PROXY_CERTIFICATE = "x-client-certificate-sha256";
const FORWARDED = "x-forwarded-for";

const OURS: ReadonlySet<string> = new Set([ADDRESS_HEADER, CERTIFICATE_HEADER, PROXY_SECRET, PROXY_CERTIFICATE]);

/** Rewrites the request's headers in place, the parsed and the raw ones: the adapter to the web's Request reads both. @param proxySecret undefined: no proxy is trusted */
export function front(req: IncomingMessage, proxySecret: string | undefined): void {
  req.url = closed(req.url ?? "/");
  const proxied = proxySecret !== undefined && same(one(req, PROXY_SECRET), proxySecret);
  const address = (proxied ? one(req, FORWARDED)?.split(",").at(-1)?.trim() : undefined) ?? req.socket.remoteAddress;
  const certificate = proxied ? fingerprint(one(req, PROXY_CERTIFICATE)) : ofSocket(req);
  const kept: string[] = [];
  for (let i = 0; i + 1 < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i] ?? "";
    if (!OURS.has(name.toLowerCase())) kept.push(name, req.rawHeaders[i + 1] ?? "");
  }
  for (const name of OURS) delete req.headers[name];
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) return;
    kept.push(name, value);
    req.headers[name] = value;
  };
  set(ADDRESS_HEADER, address);
  set(CERTIFICATE_HEADER, certificate);
  req.rawHeaders.splice(0, req.rawHeaders.length, ...kept);
}

/** Addresses of TAXII end in a slash (TAXII 2.1 §1.6.3); a reader that forgets it means the same. */
function closed(url: string): string {
  const [path = "/", ...query] = url.split("?");
  if (!/^\/taxii2(?:\/|$)/.test(path) || path.endsWith("/")) return url;
  return [`${path}/`, ...query].join("?");
}

function one(req: IncomingMessage, name: string): string | undefined {
  const value = req.headers[name];
  return typeof value === "string" ? value : value?.at(-1);
}

function same(given: string | undefined, wanted: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The certificate of the connection. Its holder has the key: the handshake proved it. Whether it may come in is another room's. */
function ofSocket(req: IncomingMessage): string | undefined {
  if (!(req.socket instanceof TLSSocket)) return undefined;
  return fingerprint(req.socket.getPeerCertificate().fingerprint256);
}

/** SHA-256 of a certificate as 64 small hex digits, from any usual way of writing it; undefined when it is none. */
export function fingerprint(said: string | undefined): string | undefined {
  const hex = said
    ?.replace(/^sha-?256[:=]/i, "")
    .replaceAll(/[:\s]/g, "")
    .toLowerCase();
  return hex !== undefined && /^[0-9a-f]{64}$/.test(hex) ? hex : undefined;
}
