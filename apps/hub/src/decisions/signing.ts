/**
 * A decision signed with a passkey: a second confirmation by the person, over exactly what it decides. The challenge is the digest of
 * the statement, so that an assertion for one decision is none for another; the authenticator has asked for finger, face or device
 * code. Trusts: the sign-in's books for whose passkey it is. Does not trust: the browser.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "@noroshi/sharing";
import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { notePasskeys } from "../accounts/passkey-record.ts";
import { passkeyHome, type SignIn } from "../accounts/sign-in.ts";
import { notePasskeyUse, passkeyFor, passkeysOf } from "../accounts/sign-in-store.ts";
import type { Signed } from "../accounts/signed.ts";
import { Refusal } from "../http/problem.ts";
import type { Assertion } from "./signature-store.ts";

const Base64Url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(8000);

export const SignatureSaid = z.strictObject({
  id: Base64Url,
  authenticatorData: Base64Url,
  clientDataJSON: Base64Url,
  signature: Base64Url,
});

/** What of a decision is signed; the idempotency key makes each act another one. */
export interface Decided {
  readonly realm: string;
  readonly measure: string;
  /** Digest of exactly what is decided on, hexadecimal. */
  readonly object: string;
  /** The step that the person had seen last. */
  readonly seen: number;
  readonly key: string;
  readonly says: string;
  readonly decision: string | null;
  readonly words: string | null;
  readonly validUntil: string | null;
  readonly onBehalfOf: string | null;
}

export const statementOf = (d: Decided): Buffer => Buffer.from(canonicalJson({ schema: "noroshi.vote/1", ...d }));

/** @throws Refusal PASSKEY_NEEDED for a commissioner who has a passkey: such a one decides with it */
export async function mustNotSign(signIn: SignIn, signed: Signed): Promise<void> {
  const login = signed.login?.loginId;
  if (signed.body.kind !== "commission" || login === undefined) return;
  if ((await passkeysOf(signIn.db, login)).length > 0) throw new Refusal("PASSKEY_NEEDED");
}

/** Before a person decides: whichever passkeys it has are on record before anything is signed with one. */
export async function keysOnRecord(signIn: SignIn, signed: Signed): Promise<void> {
  if (signed.login !== null) await notePasskeys(signIn.db, [signed.room], signed.login.loginId);
}

/**
 * Holds a decision to its signature. A commissioner who has a passkey decides with it; whoever has none decides without.
 * @returns the assertion to keep; null where none was asked for
 * @throws Refusal PASSKEY_NEEDED without one where there must be one, SIGNATURE_WRONG for one that is not over this
 */
export async function confirmedBy(
  signIn: SignIn,
  signed: Signed,
  statement: Buffer,
  said: z.infer<typeof SignatureSaid> | null,
): Promise<Assertion | null> {
  const login = signed.login?.loginId;
  if (said === null) {
    await mustNotSign(signIn, signed);
    return null;
  }
  const passkey = login === undefined ? undefined : await passkeyFor(signIn.db, login, said.id);
  if (!passkey) throw new Refusal("SIGNATURE_WRONG");
  const publicKey = Buffer.from(passkey.publicKey, "base64");
  const rpId = passkeyHome(signIn.origins);
  const { id, ...response } = said;
  const answer = await verifyAuthenticationResponse({
    response: { id, rawId: id, type: "public-key", clientExtensionResults: {}, response },
    expectedChallenge: createHash("sha256").update(statement).digest("base64url"),
    expectedOrigin: [...signIn.origins],
    expectedRPID: rpId,
    credential: { id, publicKey: new Uint8Array(publicKey), counter: passkey.counter },
    requireUserVerification: true,
  }).catch(() => undefined);
  if (answer?.verified !== true) throw new Refusal("SIGNATURE_WRONG");
  await notePasskeyUse(signIn.db, passkey.id, answer.authenticationInfo.newCounter);
  return {
    credential: id,
    publicKey,
    authenticatorData: Buffer.from(said.authenticatorData, "base64url"),
    clientData: Buffer.from(said.clientDataJSON, "base64url"),
    signature: Buffer.from(said.signature, "base64url"),
    rpId,
  };
}
