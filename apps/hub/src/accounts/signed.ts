/**
 * From a request to who acts: an API key (x-api-key) or a session cookie, looked up in one realm.
 * Trusts better-auth for the credential and the realm's own register for everything that follows from it.
 * A short memory keeps a burst of calls from asking the database each time; a revocation counts after two seconds at most.
 */
import { createHash } from "node:crypto";
import { telling } from "../db/trouble.ts";
import { Refusal } from "../http/problem.ts";
import type { OpenRealm } from "../open-realm.ts";
import type { SignIn } from "./sign-in.ts";
import { type Acting, actingMachine, actingPerson, type Organisation } from "./store.ts";

export interface Signed {
  readonly room: OpenRealm;
  readonly acting: Acting;
  readonly body: Organisation;
}

export interface Door {
  readonly signIn: SignIn;
  /** Open realms by name, the hub's own first. */
  readonly realms: ReadonlyMap<string, OpenRealm>;
}

const MEMORY_MS = 2000;
const MEMORY_SIZE = 2000;

export const REALM_HEADER = "x-noroshi-realm";

/** Makes the function that answers "who is this?". @throws Refusal SIGN_IN_REQUIRED; DatabaseError when it cannot be looked up */
export function whoActs(door: Door, monotonic: () => number): (headers: Headers) => Promise<Signed> {
  const memory = new Map<string, { until: number; signed: Signed }>();
  return async (headers) => {
    const proof = credential(headers);
    if (!proof) throw new Refusal("SIGN_IN_REQUIRED");
    const known = memory.get(proof);
    if (known && known.until > monotonic()) return known.signed;
    const signed = (await byKey(door, headers)) ?? (await bySession(door, headers));
    if (!signed) throw new Refusal("SIGN_IN_REQUIRED");
    if (memory.size >= MEMORY_SIZE) memory.clear();
    memory.set(proof, { until: monotonic() + MEMORY_MS, signed });
    return signed;
  };
}

/** A digest of what the caller presents, so that no secret lies in the memory's keys. */
function credential(headers: Headers): string | undefined {
  const key = headers.get("x-api-key");
  const cookie = headers.get("cookie");
  if (!key && !cookie) return undefined;
  return createHash("sha256")
    .update(JSON.stringify([key, cookie, headers.get(REALM_HEADER)]))
    .digest("base64");
}

async function byKey(door: Door, headers: Headers): Promise<Signed | undefined> {
  const key = headers.get("x-api-key");
  if (!key) return undefined;
  const answer = await telling(() => door.signIn.api.verifyApiKey({ body: { key } }));
  const about: unknown = answer.valid ? answer.key?.metadata : undefined;
  if (typeof about !== "object" || about === null || !("realm" in about) || !("actor" in about)) return undefined;
  const room = door.realms.get(String(about.realm));
  if (!room) return undefined;
  return complete(room, await actingMachine(room.realm, String(about.actor)));
}

async function bySession(door: Door, headers: Headers): Promise<Signed | undefined> {
  const session = await telling(() => door.signIn.api.getSession({ headers }));
  if (!session) return undefined;
  const wanted = headers.get(REALM_HEADER);
  const rooms =
    wanted === null ? [...door.realms.values()] : [...door.realms.values()].filter((r) => r.name === wanted);
  for (const room of rooms) {
    const signed = await complete(room, await actingPerson(room.realm, session.user.id));
    if (signed) return signed;
  }
  return undefined;
}

async function complete(room: OpenRealm, acting: Acting | undefined): Promise<Signed | undefined> {
  if (!acting) return undefined;
  const body = (await room.directory()).byId(acting.reader.organisationId);
  return body ? { room, acting, body } : undefined;
}
