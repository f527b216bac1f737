/** Writes four words as an address: dotted decimal for ::ffff:a.b.c.d, else RFC 5952 (small letters, longest run of zeros cut). */
import { isV4 } from "./address.ts";

export function addressText(words: Uint32Array, at: number): string {
  if (isV4(words, at)) {
    const word = words[at + 3] ?? 0;
    return [24, 16, 8, 0].map((shift) => (word >>> shift) & 255).join(".");
  }
  const groups = Array.from({ length: 8 }, (_, n) => ((words[at + (n >> 1)] ?? 0) >>> (n % 2 === 0 ? 16 : 0)) & 0xffff);
  const [start, length] = zeros(groups);
  const hex = (some: readonly number[]) => some.map((group) => group.toString(16)).join(":");
  if (length < 2) return hex(groups);
  return `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}

/** The first longest run of zero groups. */
function zeros(groups: readonly number[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  for (let from = 0; from < groups.length; from++) {
    let to = from;
    while (to < groups.length && groups[to] === 0) to++;
    if (to - from > best[1]) best = [from, to - from];
  }
  return best;
}
