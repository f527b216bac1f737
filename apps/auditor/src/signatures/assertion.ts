/**
 * Whether an assertion of a passkey (WebAuthn level 3, section 7.2) is over exactly this challenge: the authenticator verified the
 * person, for this hub's own pages, and its signature holds under the key. With WebCrypto, so that a browser judges alike.
 */
import { digest, hexOf, jsonOf, type Means, textOf } from "../evidence.ts";
import { base64url, type CoseKey, coseKey } from "./cose.ts";

export interface Assertion {
  readonly publicKey: Uint8Array;
  readonly authenticatorData: Uint8Array;
  readonly clientData: Uint8Array;
  readonly signature: Uint8Array;
  /** The host for which the passkey was made. */
  readonly rpId: string;
}

/** WebAuthn level 3, section 6.1: 32 bytes of the host's hash, then the flags: bit 0 the person was there, bit 2 was verified. */
const FLAGS_AT = 32;
const PRESENT_AND_VERIFIED = 0x05;

/** @returns what does not hold; undefined where everything does */
export async function wrongWith(a: Assertion, challenge: Uint8Array, means: Means): Promise<string | undefined> {
  const client = jsonOf(textOf(a.clientData));
  const said = (name: string): unknown =>
    typeof client === "object" && client !== null && Object.hasOwn(client, name)
      ? (client as Record<string, unknown>)[name]
      : undefined;
  if (said("type") !== "webauthn.get") return "no assertion";
  if (said("challenge") !== base64url(challenge)) return "over another challenge";
  if (!isOf(said("origin"), a.rpId)) return "made on pages of somebody else";
  const host = await digest(means, new TextEncoder().encode(a.rpId));
  if (hexOf(a.authenticatorData.subarray(0, FLAGS_AT)) !== hexOf(host)) return "made for another host";
  const flags = a.authenticatorData[FLAGS_AT] ?? 0;
  if ((flags & PRESENT_AND_VERIFIED) !== PRESENT_AND_VERIFIED) return "the person was not verified";
  const key = coseKey(a.publicKey);
  if (key === undefined) return "its key is none that this auditor knows";
  const clientHash = await digest(means, a.clientData);
  const over = new Uint8Array([...a.authenticatorData, ...clientHash]);
  return (await verifies(key, a.signature, over, means)) ? undefined : "the signature does not hold under its key";
}

/** Section 5.1.3: a page of the host itself or of one below it. */
function isOf(origin: unknown, rpId: string): boolean {
  if (typeof origin !== "string" || !URL.canParse(origin)) return false;
  const host = new URL(origin).hostname;
  return host === rpId || host.endsWith(`.${rpId}`);
}

const IMPORTED = {
  ES256: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  EdDSA: { name: "Ed25519" },
  RS256: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
} as const;

async function verifies(key: CoseKey, signature: Uint8Array, over: Uint8Array, { subtle }: Means): Promise<boolean> {
  const algorithm = IMPORTED[key.algorithm];
  const plain = key.algorithm === "ES256" ? plainOf(signature) : signature;
  if (plain === undefined) return false;
  try {
    const imported = await subtle.importKey("jwk", key.jwk, algorithm, false, ["verify"]);
    return await subtle.verify(algorithm, imported, new Uint8Array(plain), new Uint8Array(over));
  } catch (error) {
    // A point that lies on no curve and the like: no such key signs anything. What the browser lacks is not the key's fault.
    if (error instanceof DOMException && error.name === "NotSupportedError") throw error;
    return false;
  }
}

const HALF = 32;

/** An ECDSA signature in DER (RFC 3279, section 2.2.3) as the two numbers that WebCrypto takes. */
function plainOf(der: Uint8Array): Uint8Array | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const plain = new Uint8Array(2 * HALF);
  let at = 2;
  for (const end of [HALF, 2 * HALF]) {
    const length = der[at + 1] ?? 0;
    const number = der.subarray(at + 2, at + 2 + length);
    if (der[at] !== 0x02 || number.length !== length || length === 0) return undefined;
    const significant = number[0] === 0 ? number.subarray(1) : number;
    if (significant.length > HALF) return undefined;
    plain.set(significant, end - significant.length);
    at += 2 + length;
  }
  return at === der.length ? plain : undefined;
}
