/**
 * Seals cursors and event ids to the reader they were made for: opaque, tamper-proof, useless to anybody else.
 * A cursor holds only what the reader already saw (a time and an id); sealing keeps it from becoming an oracle.
 */
import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { Refusal } from "./problem.ts";

export interface Sealer {
  readonly seal: (readerId: string, purpose: string, content: readonly string[]) => string;
  /** @throws Refusal BAD_CURSOR when it was not made by this hub for this reader and purpose */
  readonly open: (readerId: string, purpose: string, token: string) => readonly string[];
}

/**
 * @param key 32 bytes, of the realm
 * The nonce is a keyed hash of reader, purpose and content (a synthetic IV): the same page gives the same cursor, and two
 * contents never share a nonce.
 */
export function sealer(key: Buffer): Sealer {
  const aad = (readerId: string, purpose: string): Buffer => Buffer.from(`${purpose}\u0000${readerId}`);
  return {
    seal(readerId, purpose, content) {
      const plain = Buffer.from(JSON.stringify(content));
      const nonce = createHmac("sha256", key)
        .update(aad(readerId, purpose))
        .update("\u0000")
        .update(plain)
        .digest()
        .subarray(0, 12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(aad(readerId, purpose));
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    open(readerId, purpose, token) {
      // untrusted: the token comes back from outside
      const bytes = Buffer.from(token, "base64url");
      if (bytes.length < 29) throw new Refusal("BAD_CURSOR");
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(aad(readerId, purpose));
        decipher.setAuthTag(bytes.subarray(12, 28));
        const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
        const content: unknown = JSON.parse(plain.toString());
        if (Array.isArray(content) && content.every((c) => typeof c === "string")) return content;
      } catch {
        // A wrong tag and a wrong shape are the same answer.
      }
      throw new Refusal("BAD_CURSOR");
    },
  };
}
