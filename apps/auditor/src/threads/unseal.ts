/**
 * Opens a bundle that was sealed to the commission (JWE, ECDH-ES over X25519, A256GCM) at once, with Node's own means: base64 by its
 * buffers, one derivation and one decryption, no promise. What it does not know exactly, another header or another key, it leaves to jose.
 */
import { createDecipheriv, createPublicKey, diffieHellman, hash, KeyObject } from "node:crypto";
import type { CryptoKey } from "jose";
import { z } from "zod";
import { isSpared, unseal } from "../acts/bundle.ts";
import { textOf } from "../evidence.ts";

const HeaderSchema = z.strictObject({
  alg: z.literal("ECDH-ES"),
  enc: z.literal("A256GCM"),
  epk: z.strictObject({ kty: z.literal("OKP"), crv: z.literal("X25519"), x: z.string() }),
});

/** RFC 7518 §4.6.2: what the key is derived from besides the shared secret: round 1, the algorithm, no parties, 256 bits. */
const ROUND = Buffer.from([0, 0, 0, 1]);
const ABOUT = Buffer.concat([
  Buffer.from([0, 0, 0, 7]),
  Buffer.from("A256GCM"),
  Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]),
]);
/** RFC 7518 §5.3. */
const [IV_BYTES, TAG_BYTES] = [12, 16];

/** The opener for one reading key; undefined where a bundle does not open. */
export function unsealerOf(key: CryptoKey): (sealed: Uint8Array) => Promise<Uint8Array | undefined> {
  // A key that may not leave WebCrypto stays there.
  if (!key.extractable) return (sealed) => unseal(textOf(sealed), key);
  const own = KeyObject.from(key);
  return async (sealed) => {
    const jwe = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length).toString("latin1");
    const parts = partsOf(jwe);
    return parts === undefined ? unseal(textOf(sealed), key) : opened(parts, own);
  };
}

interface Parts {
  readonly header: string;
  readonly epk: z.infer<typeof HeaderSchema>["epk"];
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

// untrusted: whoever handed over the export may have written anything
function partsOf(jwe: string): Parts | undefined {
  const [header = "", wrapped, iv = "", ciphertext = "", tag = "", ...more] = jwe.split(".");
  const [said, nonce, body, seal] = [header, iv, ciphertext, tag].map(canonically);
  if (wrapped !== "" || more.length > 0 || said === undefined || nonce?.length !== IV_BYTES) return undefined;
  if (body === undefined || seal?.length !== TAG_BYTES) return undefined;
  const read = HeaderSchema.safeParse(jsonOf(said)).data;
  return read && { header, epk: read.epk, iv: nonce, ciphertext: body, tag: seal };
}

/** The bytes of base64url in its one spelling: Node's buffers pass over foreign signs, and take those of plain base64 as well. */
function canonically(part: string): Buffer | undefined {
  if (!isSpared(part) || part.includes("+") || part.includes("/")) return undefined;
  const bytes = Buffer.from(part, "base64url");
  return bytes.length === Math.floor((part.length * 3) / 4) ? bytes : undefined;
}

function opened({ header, epk, iv, ciphertext, tag }: Parts, own: KeyObject): Uint8Array | undefined {
  try {
    const publicKey = createPublicKey({ key: epk, format: "jwk" });
    const secret = diffieHellman({ privateKey: own, publicKey });
    const key = hash("sha256", Buffer.concat([ROUND, secret, ABOUT]), "buffer");
    const cipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(header, "latin1"));
    cipher.setAuthTag(tag);
    const plaintext = cipher.update(ciphertext);
    cipher.final();
    return plaintext;
  } catch {
    return undefined;
  }
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
