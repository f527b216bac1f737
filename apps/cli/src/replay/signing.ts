/**
 * The keys of a throw-away realm: one pair a body, made when it is first needed. Signs permits, acts about permits and status
 * tokens as the bodies would. Nothing signed here counts in any other realm: its keys stand on no other keyring.
 */
import { createHash } from "node:crypto";
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair } from "jose";

export interface Bodies {
  /** A signed text of this type, by the body. */
  sign(body: string, typ: string, payload: Readonly<Record<string, unknown>>): Promise<string>;
  /** Everybody who signed so far, for the sensor's set-up. */
  keyring(): Promise<readonly unknown[]>;
}

/** `kindOf` says what kind of body each is; one that the scenario does not know is nobody's. */
export function throwAwayBodies(realm: string, kindOf: (body: string) => string): Bodies {
  const pairs = new Map<string, Promise<{ privateKey: CryptoKey; publicKey: CryptoKey }>>();
  const pairOf = (body: string) => {
    const pair = pairs.get(body) ?? generateKeyPair("Ed25519", { extractable: true });
    pairs.set(body, pair);
    return pair;
  };
  return {
    async sign(body, typ, payload) {
      const { privateKey } = await pairOf(body);
      const bytes = new TextEncoder().encode(JSON.stringify({ realm, ...payload }));
      return new CompactSign(bytes)
        .setProtectedHeader({ alg: "Ed25519", typ, kid: `${realm}:${body}` })
        .sign(privateKey);
    },
    async keyring() {
      return Promise.all(
        [...pairs].map(async ([body, pair]) => {
          const { kty, crv, x } = await exportJWK((await pair).publicKey);
          return { kid: `${realm}:${body}`, body, kind: kindOf(body), key: { kty, crv, x } };
        }),
      );
    },
  };
}

/** How acts name a signed permit. */
export function digestOf(jws: string): string {
  return createHash("sha256").update(jws).digest("hex");
}
