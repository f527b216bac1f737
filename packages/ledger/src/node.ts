/** The digests and signatures of Node for the ledger; a browser brings its own. */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import { type Digests, HASH_LENGTH, type Sha256 } from "./hash.ts";
import { type KeyType, noteKey } from "./note/key.ts";
import type { NoteSigner, VerifyEd25519 } from "./note/note.ts";

/** As a string of bytes and copied: cheaper than a buffer of its own outside of the heap for each of millions. */
export const nodeSha256: Sha256 = (bytes) => {
  const digest = hash("sha256", bytes, "binary");
  const out = new Uint8Array(HASH_LENGTH);
  for (let at = 0; at < HASH_LENGTH; at++) out[at] = digest.charCodeAt(at);
  return out;
};

export const nodeDigests: Digests = (many) => many.map(nodeSha256);

const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

export const nodeVerify: VerifyEd25519 = (publicKey, message, signature) =>
  signature.length === 64 && verify(null, message, publicOf(publicKey), signature);

/** A signer from a 32-byte Ed25519 seed (RFC 8032 §5.1.5), which stays within this object. */
export function nodeSigner(name: string, type: KeyType, seed: Uint8Array): NoteSigner {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
  const der = createPublicKey(secret).export({ format: "der", type: "spki" });
  return {
    key: noteKey(nodeSha256, name, type, new Uint8Array(der.subarray(SPKI.length))),
    sign: (message) => sign(null, message, secret),
  };
}

function publicOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: "der", type: "spki" });
}
