/**
 * The name of an organisation, taken apart for linkage: what it is called, in which legal form, and what else it is called.
 * Names come as lists publish them: glued, abbreviated, with addresses and tags, in Japanese or Latin script. Deterministic and
 * total; it says what a name looks like, never that two organisations are one.
 */
import { unabbreviated } from "./abbreviation.ts";
import { splitAliases } from "./alias.ts";
import { romaji } from "./kana.ts";
import { withoutFormPhrases, withoutTrailingForms } from "./legal-form.ts";
import { withoutRemainder } from "./remainder.ts";
import { wordsOf } from "./word.ts";

export interface OrganisationName {
  /**
   * One string for all spellings: words without blanks and small words. Equal keys are one name written twice;
   * aliases have the same form, so that a key can be looked for among them.
   */
  readonly key: string;
  /** The words, whole and in order: lower case, unabbreviated, without small words; Japanese folded. */
  readonly tokens: readonly string[];
  /** Legal forms that were taken off: `inc`, `llc`, `kk`, `株式会社`… */
  readonly legalForms: readonly string[];
  /** Keys of its other names: d/b/a, former names, brackets, the Latin reading of kana. */
  readonly aliases: readonly string[];
  readonly script: "latin" | "japanese" | "mixed" | "other";
}

/** Longest name that is looked at; registers end well below. */
const LIMIT = 1_000;
const SMALL_WORDS: ReadonlySet<string> = new Set(["the", "and", "of", "a", "an", "for"]);

/** Takes a name apart. Never throws; an empty name has an empty key. */
export function organisationName(raw: string): OrganisationName {
  // untrusted: a field that somebody typed
  const text = raw
    .slice(0, LIMIT)
    .normalize("NFKC")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/\p{Cc}/gu, " ")
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  const { rest, forms } = withoutFormPhrases(withoutRemainder(text));
  const { main, others } = splitAliases(rest);
  const name = taken(withoutRemainder(main));
  const aliases = new Set<string>();
  for (const other of others) for (const key of keysOf(withoutRemainder(other))) aliases.add(key);
  for (const key of readings(main)) aliases.add(key);
  aliases.delete(name.key);
  aliases.delete("");
  return {
    key: name.key,
    tokens: name.tokens,
    legalForms: [...new Set([...forms, ...name.forms])],
    aliases: [...aliases],
    script: scriptOf(main),
  };
}

interface Taken {
  readonly key: string;
  readonly tokens: readonly string[];
  readonly forms: readonly string[];
}

function taken(name: string): Taken {
  const { words, forms } = withoutTrailingForms(wordsOf(name));
  const whole = words.map(unabbreviated);
  const tokens = whole.filter((word) => !SMALL_WORDS.has(word));
  return { key: keyOf(tokens.length > 0 ? tokens : whole), tokens: tokens.length > 0 ? tokens : whole, forms };
}

/**
 * Words in one string, without the letters of small words wherever they fall: a function of the letters alone, so that
 * glued and parted spellings (`PartnersforQuality`, `Partners For Quality`) get one key.
 */
function keyOf(tokens: readonly string[]): string {
  const joined = tokens.join("");
  const key = joined.replace(/and|the|for|of/g, "");
  return key === "" ? joined : key;
}

function keysOf(name: string): readonly string[] {
  const { rest } = withoutFormPhrases(name);
  return [taken(rest).key, ...readings(rest)];
}

/** The Latin reading of a name in kana. */
function readings(name: string): readonly string[] {
  const latin = romaji(name);
  return latin === undefined ? [] : [keyOf([latin])];
}

function scriptOf(name: string): OrganisationName["script"] {
  const latin = /\p{Script=Latin}/u.test(name);
  const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name);
  if (latin && japanese) return "mixed";
  if (japanese) return "japanese";
  return latin ? "latin" : "other";
}
