/** The hub's signature under what it lays before a court: Ed25519 under a key of the realm's own, made for nothing else. */
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import type { Realm } from "../../db/realm.ts";

/** PKCS 8 before the 32 bytes of an Ed25519 seed (RFC 8410 §7). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

export interface CourtSigner {
  /** SubjectPublicKeyInfo, PEM. */
  readonly publicKey: string;
  /** SHA-256 of the public key's DER, hexadecimal. */
  readonly fingerprint: string;
  readonly sign: (bytes: Buffer) => Buffer;
}

export function courtSigner(realm: Realm): CourtSigner {
  const der = Buffer.concat([PKCS8, realm.key.derive("court")]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey: publicKey.export({ format: "pem", type: "spki" }).toString(),
    fingerprint: createHash("sha256")
      .update(publicKey.export({ format: "der", type: "spki" }))
      .digest("hex"),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}
