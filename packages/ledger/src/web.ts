/**
 * The digests and signatures of a browser for the ledger: WebCrypto, handed in by whoever opens the page. It computes nothing of its
 * own, so that a commissioner trusts the browser and no code of ours.
 */
import { toBase64 } from "./base64.ts";
import { LedgerError } from "./errors.ts";
import type { Digests } from "./hash.ts";
import { KEY_LENGTHS } from "./note/key.ts";
import type { VerifySignature } from "./note/note.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What WebCrypto is asked for here, as a browser's `crypto.subtle` has it. */
export interface Subtle<Key> {
  digest(name: "SHA-256", bytes: Bytes): Promise<ArrayBuffer>;
  importKey(format: "raw", bytes: Bytes, name: "Ed25519", extractable: false, uses: ["verify"]): Promise<Key>;
  importKey(format: "jwk", key: MlDsaJwk, name: "ML-DSA-44", extractable: false, uses: ["verify"]): Promise<Key>;
  verify(name: "Ed25519" | "ML-DSA-44", key: Key, signature: Bytes, message: Bytes): Promise<boolean>;
}

export function webDigests(subtle: Pick<Subtle<unknown>, "digest">): Digests {
  return (many) =>
    Promise.all(many.map(async (bytes) => new Uint8Array(await subtle.digest("SHA-256", new Uint8Array(bytes)))));
}

/** As the Modern Algorithms in the Web Cryptography API write it. */
interface MlDsaJwk {
  kty: "AKP";
  alg: "ML-DSA-44";
  pub: string;
}

/** Rejects with the browser's NotSupportedError where it knows no Ed25519: that is no verdict on a signature. Few know ML-DSA-44. */
export function webVerify<Key>(subtle: Subtle<Key>): VerifySignature {
  return async (publicKey, message, signature) => {
    if (publicKey.length === KEY_LENGTHS[6]) {
      const key = await mlDsaKeyOf(subtle, publicKey);
      return subtle.verify("ML-DSA-44", key, new Uint8Array(signature), new Uint8Array(message));
    }
    const key = await keyOf(subtle, publicKey);
    return key !== undefined && subtle.verify("Ed25519", key, new Uint8Array(signature), new Uint8Array(message));
  };
}

/** The key, or undefined for bytes that are no point of the curve: nothing was signed by it. */
async function keyOf<Key>(subtle: Subtle<Key>, raw: Uint8Array): Promise<Key | undefined> {
  try {
    return await subtle.importKey("raw", new Uint8Array(raw), "Ed25519", false, ["verify"]);
  } catch (error) {
    if (error instanceof Error && error.name === "DataError") return undefined;
    throw error;
  }
}

/** Every 1,312 bytes are a key. Throws LEDGER_ALGORITHM_MISSING where the browser does not know the kind. */
async function mlDsaKeyOf<Key>(subtle: Subtle<Key>, raw: Uint8Array): Promise<Key> {
  const pub = toBase64(raw).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  try {
    return await subtle.importKey("jwk", { kty: "AKP", alg: "ML-DSA-44", pub }, "ML-DSA-44", false, ["verify"]);
  } catch (error) {
    if (error instanceof Error && error.name === "NotSupportedError")
      throw new LedgerError("LEDGER_ALGORITHM_MISSING", "this machine verifies no ML-DSA-44");
    throw error;
  }
}
