/**
 * Registered numbers and keys in prose: CVE, AS numbers, MAC addresses, international telephone numbers, registry keys,
 * wallets. Each has a shape or a checksum that ordinary words lack; a national telephone number has not, and is not looked for.
 */
import { canonical } from "../canonical.ts";
import type { ObservableKind } from "../observable.ts";
import { isWallet } from "../wallet/wallet.ts";
import type { Sheet } from "./sheet.ts";

const DASH = "[-\\u2012-\\u2015\\u2212\\u30fc_ ]";
const PATTERNS: readonly (readonly [ObservableKind, RegExp])[] = [
  ["cve", new RegExp(`(?<![A-Za-z0-9])CVE(?:${DASH}|: ?)(?:19|20)\\d{2}${DASH}\\d{4,7}(?![A-Za-z0-9])`, "gi")],
  [
    "mac",
    /(?<![A-Za-z0-9:.-])[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}(?:\1[0-9A-Fa-f]{2}){4}(?![A-Za-z0-9]|[:-][0-9A-Fa-f])/g,
  ],
  ["mac", /(?<![A-Za-z0-9.])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![A-Za-z0-9]|\.[A-Za-z0-9])/g],
  ["asn", /(?<![A-Za-z0-9_/.-])(?:AS(?!400(?![0-9]))\d{3,10}|ASN:? ?\d{1,10})(?![A-Za-z0-9_/]|\.\d)/g],
  ["phone", /(?<![A-Za-z0-9+])\+\d{1,3}(?:[ .-]?(?:\(\d{1,4}\)|\d{1,4})){2,6}(?!\d)/g],
  [
    "registry-key",
    /(?<![A-Za-z0-9_])(?:HK(?:LM|CU|CR|U|CC)|HKEY_[A-Z_]{5,20}):?(?:\\{1,2}(?:[\w.{}*-]{1,64}(?: [\w.{}*-]{1,64}){1,4}(?=\\)|[\w.{}*-]{1,64})){1,24}/g,
  ],
  [
    "wallet",
    /(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}|[1-9A-HJ-NP-Za-km-z]{26,106}|(?:bc|tb|ltc)1[02-9ac-hj-np-z]{11,86}|(?:BC|TB|LTC)1[02-9AC-HJ-NP-Z]{11,86})(?![A-Za-z0-9])/g,
  ],
];

/** Claims every registered number, key and wallet. */
export function claimNumbers(sheet: Sheet): void {
  for (const [kind, pattern] of PATTERNS) {
    for (const match of sheet.shadow.matchAll(pattern)) {
      const text = kind === "registry-key" ? match[0].replace(/\{[^{}]*$|[.*{-]+$/, "") : match[0];
      const end = match.index + text.length;
      if (!sheet.free(match.index, end)) continue;
      if (kind === "wallet" && !isWallet(match[0])) continue;
      if (kind === "phone" && match[0].replace(/\D/g, "").length < 9) continue;
      const value = canonical(kind, text);
      if (value.ok) sheet.claim({ kind: value.kind, value: value.value }, match.index, end);
    }
  }
}
