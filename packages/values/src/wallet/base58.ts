/**
 * Base58Check addresses (Bitcoin and its relatives): whether the checksum holds, and whose version byte it is.
 * Trusts nothing but the checksum: four bytes of double SHA-256 make a chance hit in prose all but impossible.
 */
import { hash } from "node:crypto";

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const VALUE_OF = new Map([...ALPHABET].map((letter, value) => [letter, value]));
/** Version byte, 20 bytes of key or script hash, 4 bytes of checksum. */
const LENGTH = 25;

/** Version bytes of the chains' own constants: bitcoin 0/5, litecoin 48/50, dogecoin 30/22, dash 76/16, tron 65. */
const VERSIONS: ReadonlySet<number> = new Set([0, 5, 48, 50, 30, 22, 76, 16, 65]);

/** Whether a text is a Base58Check address of a known chain. */
export function isBase58Address(text: string): boolean {
  if (text.length < 26 || text.length > 35) return false;
  const bytes = decode(text);
  if (bytes === undefined || !VERSIONS.has(bytes[0] ?? -1)) return false;
  const sum = hash("sha256", hash("sha256", bytes.subarray(0, LENGTH - 4), "buffer"), "buffer");
  for (let at = 0; at < 4; at++) if (sum[at] !== bytes[LENGTH - 4 + at]) return false;
  return true;
}

function decode(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(LENGTH);
  for (const letter of text) {
    let carry = VALUE_OF.get(letter);
    if (carry === undefined) return undefined;
    for (let at = LENGTH - 1; at >= 0; at--) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 255;
      carry >>= 8;
    }
    if (carry !== 0) return undefined;
  }
  let zeros = 0;
  while (bytes[zeros] === 0) zeros++;
  let ones = 0;
  while (text[ones] === "1") ones++;
  // each leading zero byte is written as one leading `1`
  return zeros === ones ? bytes : undefined;
}
