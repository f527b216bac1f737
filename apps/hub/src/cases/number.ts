/**
 * The number that people say on the telephone. Drawn, not counted: a counter would tell every participant how many cases
 * it may not see. Crockford's base 32 has no I, L, O or U to mishear.
 */
import type { Chance } from "../db/chance.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 5;

/** "N-2026-4F7K2": 33 million a year. */
export function caseNumber(openedAt: string, chance: Chance): string {
  const drawn = [...chance.bytes(LENGTH)].map((b) => ALPHABET[b & 31]).join("");
  return `N-${openedAt.slice(0, 4)}-${drawn}`;
}

/**
 * One number for each chance, none of them taken yet and no two alike: among many thousand cases two draws do meet.
 * @param taken which of these numbers are in use
 */
export async function freeNumbers(
  openedAt: string,
  chances: readonly Chance[],
  taken: (numbers: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<readonly string[]> {
  const numbers = chances.map((chance) => caseNumber(openedAt, chance));
  const used = new Set<string>();
  let open = numbers.map((_, n) => n);
  while (open.length > 0) {
    const elsewhere = await taken(open.map((n) => numbers[n] ?? ""));
    const again: number[] = [];
    for (const n of open) {
      const number = numbers[n] ?? "";
      if (elsewhere.has(number) || used.has(number)) again.push(n);
      else used.add(number);
    }
    for (const n of again) {
      const chance = chances[n];
      if (chance) numbers[n] = caseNumber(openedAt, chance);
    }
    open = again;
  }
  return numbers;
}
