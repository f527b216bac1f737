/** Seals lines of an export to the commission's key alone. Lengths tell how much is in them: a bundle is filled up to a round one. */
import { CompactEncrypt, type CryptoKey } from "jose";

const ROUND = 32_768;
const NEWLINE = 10;

export async function sealed(text: string, key: CryptoKey): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const room = new Uint8Array(Math.ceil((bytes.length + 1) / ROUND) * ROUND).fill(NEWLINE);
  room.set(bytes);
  return new CompactEncrypt(room).setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" }).encrypt(key);
}
