/**
 * From a request to who acts: an API key, a client certificate or a session cookie, looked up in one realm.
 * Trusts better-auth for the credential and the realm's own register for everything that follows from it.
 * A short memory keeps a burst of calls from asking the database each time; whatever ends here is forgotten at that instant,
 * and what ends by the clock counts after two seconds at most.
 */
import { createHash } from "node:crypto";
import { asDuty } from "../db/act.ts";
import { telling } from "../db/trouble.ts";
import { CERTIFICATE_HEADER } from "../http/front.ts";
import { Refusal } from "../http/problem.ts";
import type { OpenRealm } from "../open-realm.ts";
import { type Scope, useCredential } from "./machines/store.ts";
import type { SignIn } from "./sign-in.ts";
import { NAMES, type Standing } from "./standing.ts";
import { type Acting, actingMachine, actingPerson, type Organisation } from "./store.ts";

export interface Signed {
  readonly room: OpenRealm;
  readonly acting: Acting;
  readonly body: Organisation;
  /** What a machine's credential may do; a person may all that its role may. */
  readonly scope: Scope;
  /** The login and its session; null for a machine. */
  readonly login: { readonly loginId: string; readonly sessionId: string; readonly method: string } | null;
  /** The machine's credential; null for a person, and where the hub acts for a body itself. */
  readonly credentialId: string | null;
  /** All that this hangs on: when one of them ends, this ends. */
  readonly names: readonly string[];
}

export interface Door {
  readonly signIn: SignIn;
  /** Open realms by name, the hub's own first. */
  readonly realms: ReadonlyMap<string, OpenRealm>;
  readonly standing: Standing;
}

const MEMORY_MS = 2000;
const MEMORY_SIZE = 2000;

export const REALM_HEADER = "x-noroshi-realm";

/** Makes the function that answers "who is this?". @throws Refusal SIGN_IN_REQUIRED; DatabaseError when it cannot be looked up */
export function whoActs(door: Door, monotonic: () => number): (headers: Headers) => Promise<Signed> {
  const memory = new Map<string, { until: number; signed: Signed }>();
  door.standing.onEnd((name) => {
    for (const [proof, { signed }] of memory) if (signed.names.includes(name)) memory.delete(proof);
  });
  return async (headers) => {
    const proof = credential(headers);
    if (!proof) throw new Refusal("SIGN_IN_REQUIRED");
    const known = memory.get(proof);
    if (known && known.until > monotonic()) return known.signed;
    const began = door.standing.turns();
    const signed =
      (await byKey(door, headers)) ?? (await byCertificate(door, headers)) ?? (await bySession(door, headers));
    if (!signed) throw new Refusal("SIGN_IN_REQUIRED");
    if (memory.size >= MEMORY_SIZE) memory.clear();
    // Something ended while this was looked up: it may have been this.
    if (door.standing.turns() === began) memory.set(proof, { until: monotonic() + MEMORY_MS, signed });
    return signed;
  };
}

/** A digest of what the caller presents, so that no secret lies in the memory's keys. */
function credential(headers: Headers): string | undefined {
  const key = headers.get("x-api-key");
  const certificate = headers.get(CERTIFICATE_HEADER);
  const cookie = headers.get("cookie");
  if (!key && !certificate && !cookie) return undefined;
  return createHash("sha256")
    .update(JSON.stringify([key, certificate, cookie, headers.get(REALM_HEADER)]))
    .digest("base64");
}

/** The metadata says only in which realm to look: who the key acts as is the realm's own register. */
async function byKey(door: Door, headers: Headers): Promise<Signed | undefined> {
  const key = headers.get("x-api-key");
  if (!key) return undefined;
  const answer = await telling(() => door.signIn.api.verifyApiKey({ body: { key } }));
  if (!answer.valid || !answer.key) return undefined;
  const about: unknown = answer.key.metadata;
  if (typeof about !== "object" || about === null || !("realm" in about)) return undefined;
  const room = door.realms.get(String(about.realm));
  return room && machine(room, { keyId: answer.key.id });
}

/** A certificate whose holder proved to have its key; it counts where its very fingerprint is pinned. */
async function byCertificate(door: Door, headers: Headers): Promise<Signed | undefined> {
  const fingerprint = headers.get(CERTIFICATE_HEADER);
  if (fingerprint === null) return undefined;
  for (const room of wanted(door, headers)) {
    const signed = await machine(room, { fingerprint });
    if (signed) return signed;
  }
  return undefined;
}

async function machine(
  room: OpenRealm,
  by: { readonly keyId: string } | { readonly fingerprint: string },
): Promise<Signed | undefined> {
  const found = await asDuty(room.realm, "door", async (tx) => {
    const credential = await useCredential(tx, by);
    const acting = credential && (await actingMachine(tx, credential.actorId));
    return credential && acting ? { credential, acting } : undefined;
  });
  if (!found) return undefined;
  const { credential, acting } = found;
  return complete(room, acting, {
    scope: credential.scope,
    login: null,
    credentialId: credential.id,
    names: [NAMES.credential(room.name, credential.id)],
  });
}

async function bySession(door: Door, headers: Headers): Promise<Signed | undefined> {
  const session = await telling(() => door.signIn.api.getSession({ headers }));
  if (!session) return undefined;
  for (const room of wanted(door, headers)) {
    const acting = await asDuty(room.realm, "door", (tx) => actingPerson(tx, session.user.id));
    if (!acting) continue;
    return complete(room, acting, {
      scope: "all",
      login: {
        loginId: session.user.id,
        sessionId: session.session.id,
        method: session.session.method ?? "password",
      },
      credentialId: null,
      names: [NAMES.session(session.session.id), NAMES.person(room.name, acting.personId ?? "")],
    });
  }
  return undefined;
}

function wanted(door: Door, headers: Headers): readonly OpenRealm[] {
  const name = headers.get(REALM_HEADER);
  return [...door.realms.values()].filter((r) => name === null || r.name === name);
}

async function complete(
  room: OpenRealm,
  acting: Acting,
  more: Pick<Signed, "scope" | "login" | "credentialId" | "names">,
): Promise<Signed | undefined> {
  const body = (await room.directory()).byId(acting.reader.organisationId);
  if (!body) return undefined;
  return { room, acting, body, ...more, names: [...more.names, NAMES.body(room.name, body.id)] };
}
