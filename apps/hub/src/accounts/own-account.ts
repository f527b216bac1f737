/**
 * A person's own account: how it signs in, where it is signed in, what happened at its door; and the fresh proof that signing
 * acts ask for. Sees the person's own things only, and no token ever leaves.
 */
import { createHash } from "node:crypto";
import { asDuty } from "../db/act.ts";
import { hostNow } from "../db/clock.ts";
import { Refusal } from "../http/problem.ts";
import { readEvents } from "./entry/lock-out-store.ts";
import { hasFreshProof, writeFreshProof } from "./people/store.ts";
import type { SignIn } from "./sign-in.ts";
import { factorsOf, loginsById, passkeysOf, sessionsOf } from "./sign-in-store.ts";
import type { Signed } from "./signed.ts";

/** A session that was just opened with a passkey is a proof of this moment. */
const JUST_NOW_MS = 60_000;

/** How long a proof is fresh for signing acts, by the realm's clock. */
export const PROOF_MINUTES = 5;

/** @throws Refusal NOT_ALLOWED for a machine */
function own(signed: Signed): { loginId: string; sessionId: string } {
  if (signed.login === null) throw new Refusal("NOT_ALLOWED");
  return signed.login;
}

export async function ownAccount(signIn: SignIn, signed: Signed) {
  const { loginId, sessionId } = own(signed);
  const [logins, factors, passkeys, sessions, events] = await Promise.all([
    loginsById(signIn.db, [loginId]),
    factorsOf(signIn.db, [loginId]),
    passkeysOf(signIn.db, loginId),
    sessionsOf(signIn.db, loginId, hostNow()),
    readEvents(signIn.db, [loginId], 30),
  ]);
  const factor = factors.get(loginId);
  return {
    email: logins.get(loginId)?.email ?? "",
    password: factor?.password ?? false,
    totp: factor?.totp ?? false,
    passkeys: passkeys.map((p) => ({
      id: p.id,
      name: p.name,
      madeAt: p.createdAt,
      synced: p.backedUp,
    })),
    sessions: sessions.map((s) => ({
      id: s.id,
      current: s.id === sessionId,
      method: s.method ?? "password",
      madeAt: s.createdAt,
      seenAt: s.updatedAt,
      expiresAt: s.expiresAt,
      agent: s.userAgent,
      address: s.ipAddress,
    })),
    events: events.map((e) => ({
      id: e.id,
      at: e.at,
      word: e.word,
      method: e.method,
      address: e.origin,
      agent: e.agent,
    })),
  };
}

/** Ends one of the person's own sessions, or all but this one. @returns how many ended */
export async function endOwnSessions(signIn: SignIn, signed: Signed, which: string | "others"): Promise<number> {
  const { loginId, sessionId } = own(signed);
  const mine = await sessionsOf(signIn.db, loginId, hostNow());
  const ends = mine.filter((s) => (which === "others" ? s.id !== sessionId : s.id === which));
  if (ends.length === 0 && which !== "others") throw new Refusal("NOT_FOUND");
  const { internalAdapter } = await signIn.$context;
  for (const s of ends) await internalAdapter.deleteSession(s.token);
  return ends.length;
}

const sessionDigest = (id: string): Buffer => createHash("sha256").update(`session ${id}`).digest();

/**
 * Takes a fresh proof: a code of the authenticator app, or a session that was opened with a passkey within the last minute.
 * Wrong codes count towards a lock of their own. @throws Refusal FRESH_PROOF_NEEDED
 */
export async function takeFreshProof(
  signIn: SignIn,
  signed: Signed,
  o: { readonly code: string | undefined; readonly headers: Headers },
): Promise<void> {
  const { loginId, sessionId } = own(signed);
  const method =
    o.code === undefined
      ? await byPasskey(signIn, loginId, sessionId)
      : await byCode(signIn, loginId, o.code, o.headers);
  await asDuty(signed.room.realm, "door", (tx) =>
    writeFreshProof(tx, {
      actorId: signed.acting.reader.actorId,
      sessionDigest: sessionDigest(sessionId),
      method,
    }),
  );
}

async function byPasskey(signIn: SignIn, loginId: string, sessionId: string): Promise<"passkey"> {
  const now = hostNow();
  const session = (await sessionsOf(signIn.db, loginId, now)).find((s) => s.id === sessionId);
  const fresh = session?.method === "passkey" && now.getTime() - Date.parse(session.createdAt) <= JUST_NOW_MS;
  if (!fresh) throw new Refusal("FRESH_PROOF_NEEDED");
  return "passkey";
}

async function byCode(signIn: SignIn, loginId: string, code: string, headers: Headers): Promise<"totp"> {
  const counted = `proof ${loginId}`;
  const enrolled = (await factorsOf(signIn.db, [loginId])).get(loginId)?.totp ?? false;
  if (!enrolled || (await signIn.lock.isLocked(counted))) throw new Refusal("FRESH_PROOF_NEEDED");
  const right = await signIn.api.verifyTOTP({ body: { code }, headers }).then(
    () => true,
    () => false,
  );
  if (!right) {
    await signIn.lock.failed(counted);
    throw new Refusal("FRESH_PROOF_NEEDED");
  }
  await signIn.lock.cleared(counted);
  return "totp";
}

/**
 * For acts that are signed: did this person prove itself afresh in this session?
 * @throws Refusal FRESH_PROOF_NEEDED, also for machines
 */
export async function requireFreshProof(signed: Signed, minutes: number = PROOF_MINUTES): Promise<void> {
  const { login, room, acting } = signed;
  const fresh =
    login !== null &&
    (await asDuty(room.realm, "door", (tx) =>
      hasFreshProof(tx, { actorId: acting.reader.actorId, sessionDigest: sessionDigest(login.sessionId), minutes }),
    ));
  if (!fresh) throw new Refusal("FRESH_PROOF_NEEDED");
}
