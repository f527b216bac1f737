/** The digests and signatures of Node for the ledger; a browser brings its own. */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import { type Digests, HASH_LENGTH, type Sha256 } from "./hash.ts";
import { KEY_LENGTHS, type KeyType, noteKey } from "./note/key.ts";
import { type NoteSigner, SIGNATURE_LENGTHS, type VerifySignature } from "./note/note.ts";

/** As a string of bytes and copied: cheaper than a buffer of its own outside of the heap for each of millions. */
export const nodeSha256: Sha256 = (bytes) => {
  const digest = hash("sha256", bytes, "binary");
  const out = new Uint8Array(HASH_LENGTH);
  for (let at = 0; at < HASH_LENGTH; at++) out[at] = digest.charCodeAt(at);
  return out;
};

export const nodeDigests: Digests = (many) => many.map(nodeSha256);

/** What stands before the bare bytes of a seed and of a public key in DER: RFC 8410, and RFC 9881 for ML-DSA-44. */
const DER = {
  ed25519: {
    seed: Buffer.from("302e020100300506032b657004220420", "hex"),
    key: Buffer.from("302a300506032b6570032100", "hex"),
  },
  mlDsa44: {
    seed: Buffer.from("3034020100300b060960864801650304031104228020", "hex"),
    key: Buffer.from("30820532300b06096086480165030403110382052100", "hex"),
  },
} as const;

export const nodeVerify: VerifySignature = (publicKey, message, signature) => {
  const type = publicKey.length === KEY_LENGTHS[6] ? 6 : 4;
  return signature.length === SIGNATURE_LENGTHS[type] && verify(null, message, publicOf(publicKey), signature);
};

/** A signer from a seed of 32 bytes (RFC 8032 §5.1.5; FIPS 204, algorithm 1, for type 6), which stays within this object. */
export function nodeSigner(name: string, type: KeyType, seed: Uint8Array): NoteSigner {
  const der = type === 6 ? DER.mlDsa44 : DER.ed25519;
  const secret = createPrivateKey({ key: Buffer.concat([der.seed, seed]), format: "der", type: "pkcs8" });
  const open = createPublicKey(secret).export({ format: "der", type: "spki" });
  return {
    key: noteKey(nodeSha256, name, type, new Uint8Array(open.subarray(der.key.length))),
    sign: (message) => sign(null, message, secret),
  };
}

function publicOf(raw: Uint8Array): KeyObject {
  const { key } = raw.length === KEY_LENGTHS[6] ? DER.mlDsa44 : DER.ed25519;
  return createPublicKey({ key: Buffer.concat([key, raw]), format: "der", type: "spki" });
}
