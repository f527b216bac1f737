/**
 * Bech32 and Bech32m addresses (BIP 173, BIP 350): whether the checksum holds for a known chain.
 */

const ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32 = 1;
const BECH32M = 0x2bc830a3;
const CHAINS: ReadonlySet<string> = new Set(["bc", "tb", "ltc"]);

/** Whether a text is a segwit address: `bc1…`, `tb1…`, `ltc1…`, in one case. */
export function isBech32Address(text: string): boolean {
  if (text.length < 14 || text.length > 90) return false;
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return false;
  const one = lower.lastIndexOf("1");
  const chain = lower.slice(0, one);
  if (!CHAINS.has(chain)) return false;
  let check = 1;
  for (const letter of chain) check = step(check) ^ (letter.charCodeAt(0) >> 5);
  check = step(check);
  for (const letter of chain) check = step(check) ^ (letter.charCodeAt(0) & 31);
  for (const letter of lower.slice(one + 1)) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return false;
    check = step(check) ^ value;
  }
  // version 0 carries Bech32, all later ones Bech32m
  return check === (lower[one + 1] === "q" ? BECH32 : BECH32M);
}

function step(check: number): number {
  const top = check >>> 25;
  let next = (check & 0x1ffffff) << 5;
  for (const [bit, word] of GENERATOR.entries()) if ((top >> bit) & 1) next ^= word;
  return next;
}
