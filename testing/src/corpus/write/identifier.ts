/** Identifiers that a document needs and that mean nothing: the same words give the same one. */
import { mulberry32, whole } from "../../chance.ts";

/** A UUID of version 4 in form, drawn from the words. */
export function uuidOf(words: string): string {
  let seed = 2_166_136_261;
  for (const letter of words) seed = Math.imul(seed ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  const chance = mulberry32(seed);
  const hex = Array.from({ length: 32 }, (_, at) =>
    (at === 12 ? 4 : at === 16 ? 8 : whole(chance, 0, 15)).toString(16),
  );
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
    .map((part) => part.join(""))
    .join("-");
}
