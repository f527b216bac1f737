/**
 * One name, made ready for comparison: words with their weights, the glued form, initials. Computed once a report, so
 * that a pair costs microseconds. Trusts that values has folded the name.
 */
import type { OrganisationFeature } from "../contract/index.ts";
import { han, splitToken, tokenBits } from "../reference/tokens.ts";

export interface NameForm {
  /** The key that values gave: equal for all spellings of one name. */
  readonly key: string;
  readonly tokens: readonly string[];
  /** Bits of each token. */
  readonly weights: readonly number[];
  /** The tokens that tell something, glued together. */
  readonly compact: string;
  readonly total: number;
  /** First letters of three or more telling tokens, else empty. */
  readonly initials: string;
  /** Written with Han or kana, at least in part: then no spelling in Latin letters compares with it. */
  readonly japanese: boolean;
  /** 0 for the name itself, 1 for an alias. */
  readonly alias: 0 | 1;
}

/** A name has at most this many forms: hostile names with a thousand aliases cost no more than honest ones. */
const MAX_FORMS = 5;
const MAX_TOKENS = 16;
/**
 * The last of several words says what an organisation is rather than who: cellars, outfitters, orthopedics. Words of as
 * many bits or fewer are general ones.
 */
export const LAST_WORD = 8;
/** Longer words of a name's own are taken for several. */
const GLUED = 15;

/** The name and its aliases, in the order given, each once. */
export function nameForms(organisation: OrganisationFeature | null): readonly NameForm[] {
  if (organisation === null) return [];
  const forms = [nameForm(organisation.key, organisation.tokens, 0)];
  for (const alias of organisation.aliases) {
    if (forms.length < MAX_FORMS && !forms.some((form) => form.key === alias)) forms.push(nameForm(alias, [alias], 1));
  }
  return forms;
}

function nameForm(key: string, words: readonly string[], alias: 0 | 1): NameForm {
  const all = words.slice(0, MAX_TOKENS).flatMap((word) => splitToken(word, alias === 1 || word.length >= GLUED));
  const telling = all.filter((token) => tokenBits(token) > 1);
  const tokens = telling.length > 0 ? telling : all;
  const weights = tokens.map((token, at) =>
    at > 0 && at === tokens.length - 1 ? Math.min(tokenBits(token), LAST_WORD) : tokenBits(token),
  );
  return {
    key,
    tokens,
    weights,
    compact: tokens.join(""),
    total: weights.reduce((sum, bits) => sum + bits, 0),
    initials: tokens.length >= 3 ? tokens.map((token) => token[0] ?? "").join("") : "",
    japanese: han.test(key),
    alias,
  };
}
