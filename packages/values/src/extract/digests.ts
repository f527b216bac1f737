/**
 * Hashes and fingerprints in prose. A hash broken over two lines is not joined: the halves may belong to two hashes.
 * A label in front (`SHA3-256:`, `imphash`, `JA3=`) decides among kinds of one length.
 */
import { canonical } from "../canonical.ts";
import { KIND_BY_DIGITS } from "../hash.ts";
import { OBSERVABLE_KINDS, type ObservableKind } from "../observable.ts";
import type { Sheet } from "./sheet.ts";

const HEX = /(?<![A-Za-z0-9_])[0-9A-Fa-f]{32,128}(?![A-Za-z0-9_])/g;
const TLSH = /(?<![A-Za-z0-9_])T1[0-9A-Fa-f]{70}(?![A-Za-z0-9_])/g;
const SSDEEP = /(?<![A-Za-z0-9:+/])\d{1,10}:[A-Za-z0-9+/]{6,64}:[A-Za-z0-9+/]{6,64}(?![A-Za-z0-9+/:])/g;
const JA4 =
  /(?<![A-Za-z0-9_])[tqd](?:1[0-3]|s[123]|d[123]|00)[di]\d{4}[0-9a-z]{2}_[0-9a-f]{12}_[0-9a-f]{12}(?![A-Za-z0-9_])/g;
const LABEL_IN_FRONT =
  /(?<![A-Za-z0-9._/-])(sha-?3[-_/ ]?(?:224|256|384|512)|imp-?hash|authentihash|ja3s?|hassh|jarm)\b[^A-Za-z0-9\n]{0,6}$/i;

/** Claims every hash and fingerprint. */
export function claimDigests(sheet: Sheet): void {
  for (const match of sheet.shadow.matchAll(HEX)) {
    const kind = labelled(sheet.shadow, match.index) ?? KIND_BY_DIGITS.get(match[0].length);
    if (kind !== undefined) claimDigest(sheet, kind, match);
  }
  for (const match of sheet.shadow.matchAll(TLSH)) claimDigest(sheet, "tlsh", match);
  if (sheet.shadow.includes("_")) for (const match of sheet.shadow.matchAll(JA4)) claimDigest(sheet, "ja4", match);
  if (sheet.shadow.includes(":"))
    for (const match of sheet.shadow.matchAll(SSDEEP)) claimDigest(sheet, "ssdeep", match);
}

function labelled(shadow: string, at: number): ObservableKind | undefined {
  const label = LABEL_IN_FRONT.exec(shadow.slice(Math.max(0, at - 24), at))?.[1];
  if (label === undefined) return undefined;
  const bare = label.toLowerCase().replace(/[-_/ ]/g, "");
  return OBSERVABLE_KINDS.find((kind) => kind.replace("-", "") === bare);
}

function claimDigest(sheet: Sheet, kind: ObservableKind, match: RegExpExecArray): void {
  const end = match.index + match[0].length;
  if (!sheet.free(match.index, end)) return;
  // 32 digits 0 or one digit throughout are a placeholder in a table, not a file
  if (/^(.)\1+$/.test(match[0])) return;
  const digest = canonical(kind, match[0]);
  if (digest.ok) sheet.claim({ kind: digest.kind, value: digest.value }, match.index, end);
}
