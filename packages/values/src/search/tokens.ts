/**
 * What a text is found by: bigrams of Han and kana, so that a word is found inside a sentence that has no spaces; for all other
 * scripts every word by its beginnings. Both sides are folded alike (NFKC, lower case). A token only proposes; whoever searches
 * reads the text again and holds it to the words that were asked for.
 */

const SHORTEST = 2;
const LONGEST = 12;

/** Tokens of one text at most; a longer one is found by its beginning. */
const MOST = 20_000;

const RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]+|[\p{L}\p{N}\p{M}]+/gu;
const WITHOUT_SPACES = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〆]/u;

/** Text as it is compared: one width, one case, single blanks. */
export function foldText(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** The tokens under which a text is kept. */
export function textTokens(text: string): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const [run] of foldText(text).matchAll(RUNS)) {
    for (const token of WITHOUT_SPACES.test(run) ? gramsOf(run) : beginningsOf(run)) tokens.add(token);
    if (tokens.size >= MOST) break;
  }
  return tokens;
}

/** The tokens that a text has to have to hold these words; empty where they are too short to look for. */
export function queryTokens(query: string): readonly string[] {
  const tokens = new Set<string>();
  for (const [run] of foldText(query).matchAll(RUNS)) {
    const signs = [...run];
    if (WITHOUT_SPACES.test(run)) {
      if (signs.length === 1) tokens.add(run);
      for (let at = 0; at + 1 < signs.length; at++) tokens.add(`${signs[at]}${signs[at + 1]}`);
    } else if (signs.length >= SHORTEST) tokens.add(signs.slice(0, LONGEST).join(""));
  }
  return [...tokens];
}

/** Are all words of the query in the text, in any order? Both are folded here. */
export function holdsWords(text: string, query: string): boolean {
  const folded = foldText(text);
  return foldText(query)
    .split(" ")
    .every((word) => folded.includes(word));
}

function gramsOf(run: string): readonly string[] {
  const signs = [...run];
  return signs.flatMap((sign, at) => (at + 1 < signs.length ? [sign, `${sign}${signs[at + 1]}`] : [sign]));
}

function beginningsOf(word: string): readonly string[] {
  const signs = [...word];
  const longest = Math.min(LONGEST, signs.length);
  return Array.from({ length: Math.max(0, longest - SHORTEST + 1) }, (_, n) => signs.slice(0, n + SHORTEST).join(""));
}
