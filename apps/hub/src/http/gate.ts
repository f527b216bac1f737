/**
 * What a credential opens, before any room is asked: the scope of a machine's key, the administrator who reads no content, a
 * live realm that no password opens alone, and the page that a browser's act comes from. Closed by default.
 */
import type { Signed } from "../accounts/signed.ts";
import { CERTIFICATE_HEADER } from "./front.ts";
import { Refusal } from "./problem.ts";

const asks = (method: string): boolean => method === "GET" || method === "HEAD";

/** Doors of one's own: open to whoever is signed in, in whatever way. */
const OWN = /^\/api\/v1\/(?:me|account(?:\/.*)?|entrance)$/;
/** What everybody may look up: bodies, roles, law and public reference material. No content of the realm's. */
const REFERENCE =
  /^\/api\/v1\/(?:bodies|purposes|roles|knowledge|priority-methods|playbooks(?:\/[^/]+)?|law|law\/export)$/;
const open = (method: string, path: string): boolean =>
  (asks(method) && REFERENCE.test(path)) || path === "/api/v1/may" || path === "/api/v1/events";
const ADMINISTRATION = /^\/api\/v1\/administration\//;

/** Doors through which reports come in; their answers may be asked for again. */
const BRINGS =
  /^(?:\/api\/v1\/(?:reports|reports\/batch|uploads(?:\/.*)?|intake\/.*|sightings)|\/taxii2\/[^/]+\/collections\/[^/]+\/objects\/(?:[^/]+\/)?)$/;
const ANSWERS =
  /^(?:\/api\/v1\/(?:me|receipts\/[^/]+|uploads\/[^/]+)|\/taxii2\/(?:[^/]+\/(?:status\/[^/]+\/|collections\/(?:[^/]+\/)?)?)?)$/;

/** A body's own membership of the council: what it agreed to, who of it keeps secrets, how it stands. */
const MEMBERSHIP = /^\/api\/v1\/council\/(?:membership(?:\/.*)?|agreements)$/;

/**
 * What stays open to a body whose membership is closed: its people's own accounts, what everybody may look up, its membership, and
 * filing: the duty to report is the law's, not the council's. TAXII is a door of the council's, both ways.
 */
export function isOwnDoor(method: string, path: string): boolean {
  if (OWN.test(path) || (asks(method) && REFERENCE.test(path)) || path === "/api/v1/may" || MEMBERSHIP.test(path))
    return true;
  return path.startsWith("/api/") && (asks(method) ? ANSWERS : BRINGS).test(path);
}

/** @throws Refusal NOT_ALLOWED, SECOND_FACTOR_NEEDED */
export function gate(signed: Signed, method: string, path: string): void {
  if (OWN.test(path) && signed.login !== null) return;
  if (signed.login !== null && signed.room.realm.kind === "live" && !STRONG.has(signed.login.method))
    throw new Refusal("SECOND_FACTOR_NEEDED");
  // The stream of an administrator says the time and nothing else: its reader sees no row.
  if (!signed.acting.content && !ADMINISTRATION.test(path) && !open(method, path)) throw new Refusal("NOT_ALLOWED");
  if (signed.scope === "read" && !asks(method)) throw new Refusal("NOT_ALLOWED");
  if (signed.scope === "submit" && !(asks(method) ? ANSWERS : BRINGS).test(path)) throw new Refusal("NOT_ALLOWED");
}

/** Ways to sign in that stand for two factors, or for an issuer that answers for them. */
const STRONG: ReadonlySet<string> = new Set(["passkey", "password+totp", "sso"]);

/**
 * A browser sends the cookie along whoever asked it to: an act that rests on a cookie has to come from a page of this hub.
 * @throws Refusal NOT_ALLOWED
 */
export function fromOwnPage(headers: Headers, method: string, origins: readonly string[]): void {
  if (asks(method) || !headers.has("cookie") || headers.has("x-api-key") || headers.has(CERTIFICATE_HEADER)) return;
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  const foreign =
    origin !== null ? !origins.includes(origin) : site !== null && site !== "same-origin" && site !== "none";
  if (foreign) throw new Refusal("NOT_ALLOWED");
}
