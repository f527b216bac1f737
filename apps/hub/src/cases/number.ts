/**
 * The number that people say on the telephone. Drawn, not counted: a counter would tell every participant how many cases
 * it may not see. Crockford's base 32 has no I, L, O or U to mishear.
 */
import type { Chance } from "../db/chance.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 5;

/** "N-2026-4F7K2". One in 33 million for two to meet in a year; the table's unique key catches it and the job tries again. */
export function caseNumber(openedAt: string, chance: Chance): string {
  const drawn = [...chance.bytes(LENGTH)].map((b) => ALPHABET[b & 31]).join("");
  return `N-${openedAt.slice(0, 4)}-${drawn}`;
}
