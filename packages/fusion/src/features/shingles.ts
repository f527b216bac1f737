/**
 * A sketch of a text: the k smallest hashes of its shingles (Broder's bottom-k). Two sketches tell how alike two texts
 * are without the texts. Words for Latin script, pairs of characters for Han and kana.
 */

const KEPT = 64;
const MAX_CHARACTERS = 20_000;

/** At most 64 ascending unsigned 32-bit numbers; empty for a text of fewer than 8 shingles. Longer texts count by their head. */
export function sketch(text: string): readonly number[] {
  const parts =
    text
      .slice(0, MAX_CHARACTERS)
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{Script=Latin}\p{N}]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? [];
  if (parts.length < 10) return [];
  const hashes = new Set<number>();
  for (let at = 0; at + 2 < parts.length; at += 1) hashes.add(fnv1a(`${parts[at]} ${parts[at + 1]} ${parts[at + 2]}`));
  return [...hashes].sort((a, b) => a - b).slice(0, KEPT);
}

/** Share of equal shingles in the union, estimated over the smallest hashes of both; 0 when either is empty. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let [i, j, common, seen] = [0, 0, 0, 0];
  const limit = Math.min(KEPT, Math.max(a.length, b.length));
  while (seen < limit && (i < a.length || j < b.length)) {
    const x = a[i] ?? Number.POSITIVE_INFINITY;
    const y = b[j] ?? Number.POSITIVE_INFINITY;
    if (x === y) common += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
    seen += 1;
  }
  return common / seen;
}

/** FNV-1a over UTF-16 units, 32 bits: spread, not secrecy. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
