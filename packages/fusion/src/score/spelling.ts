/**
 * Whether two words are one word written twice: a slip of the finger, an abbreviation, an initial.
 * Bounded work: the edit distance stops at its limit and words are cut at 40 letters.
 */

const MAX_LETTERS = 40;

/** How sure one is that both words are the same word: 1 equal, down to 0 for different words. */
export function sameWord(a: string, b: string): number {
  if (a === b) return 1;
  if (singular(a) === singular(b)) return 0.95;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 1) return long.startsWith(short) ? 0.35 : 0;
  if (short[0] === long[0] && isAbbreviation(short, long)) return short.length >= 3 ? 0.8 : 0.5;
  if (long.length < 4) return 0;
  const limit = long.length >= 9 ? 2 : 1;
  if (long.length - short.length > limit) return 0;
  const slips = editDistance(short, long, limit);
  return slips > limit ? 0 : 1 - (slips * 1.4) / long.length;
}

function singular(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** Letters of the short word occur in order in the long one, and the short one is clearly cut: hlth, fin, assn, mgmt. */
function isAbbreviation(short: string, long: string): boolean {
  if (long.length < 4 || long.length - short.length < 2) return false;
  if (long.startsWith(short)) return short.length >= 2;
  if (short.length * 2 + 2 < long.length && short.length < 4) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return !/[aeiou]{2}/u.test(short) && vowels(short) * 2 < short.length;
}

function vowels(word: string): number {
  let count = 0;
  for (const letter of word) if ("aeiou".includes(letter)) count += 1;
  return count;
}

/** Three rows of the table, used again by every call: most pairs of words end within a row or two. */
const rows = [
  new Uint8Array(MAX_LETTERS + 1),
  new Uint8Array(MAX_LETTERS + 1),
  new Uint8Array(MAX_LETTERS + 1),
] as const;

/**
 * Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), at most `limit`; any larger
 * distance comes back as limit + 1.
 */
export function editDistance(x: string, y: string, limit: number): number {
  const a = x.slice(0, MAX_LETTERS);
  const b = y.slice(0, MAX_LETTERS);
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, last, row] = rows;
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let best = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (letter === other ? 0 : 1));
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}
