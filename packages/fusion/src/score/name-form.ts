/**
 * One name, made ready for comparison: words with their weights, the glued form, initials. Computed once a report, so
 * that a pair costs microseconds. Trusts that values has folded the name.
 */
import type { OrganisationFeature } from "../contract/index.ts";
import { splitToken, tokenBits } from "../reference/tokens.ts";

export interface NameForm {
  readonly tokens: readonly string[];
  /** Bits of each token. */
  readonly weights: readonly number[];
  /** The tokens that tell something, glued together. */
  readonly compact: string;
  readonly total: number;
  /** First letters of three or more telling tokens, else empty. */
  readonly initials: string;
  /** 0 for the name itself, 1 for an alias. */
  readonly alias: 0 | 1;
}

/** A name has at most this many forms: hostile names with a thousand aliases cost no more than honest ones. */
const MAX_FORMS = 5;
const MAX_TOKENS = 16;

/** The name and its aliases, in the order given, each once. */
export function nameForms(organisation: OrganisationFeature | null): readonly NameForm[] {
  if (organisation === null) return [];
  const forms: NameForm[] = [];
  const add = (tokens: readonly string[], alias: 0 | 1): void => {
    const form = nameForm(tokens, alias);
    if (form.compact !== "" && forms.length < MAX_FORMS && !forms.some((other) => other.compact === form.compact))
      forms.push(form);
  };
  add(organisation.tokens, 0);
  for (const alias of organisation.aliases) add(alias.split(" "), 1);
  return forms;
}

function nameForm(raw: readonly string[], alias: 0 | 1): NameForm {
  const all = raw
    .slice(0, MAX_TOKENS)
    .flatMap(splitToken)
    .filter((token) => token !== "");
  const telling = all.filter((token) => tokenBits(token) > 1);
  const tokens = telling.length > 0 ? telling : all;
  const weights = tokens.map(tokenBits);
  return {
    tokens,
    weights,
    compact: tokens.join(""),
    total: weights.reduce((sum, bits) => sum + bits, 0),
    initials: tokens.length >= 3 ? tokens.map((token) => token[0] ?? "").join("") : "",
    alias,
  };
}
