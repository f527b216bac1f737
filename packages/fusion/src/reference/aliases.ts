/**
 * The alias base: which names of malware, actors, tools and products are one and the same, in either script. Pinned,
 * versioned data (aliases.json). A name that is also an everyday word (Play, Royal, STOP) is marked ambiguous there: it is
 * still taken for the name where a report says that it is one, but weighs less.
 */
import * as z from "zod";
import pinned from "./aliases.json" with { type: "json" };

const kinds = ["malware", "tool", "actor", "product"] as const;

const shape = z.strictObject({
  id: z.string().min(1),
  source: z.string().min(1),
  verified: z.boolean(),
  entries: z.array(
    z.strictObject({
      name: z.string().min(1),
      kind: z.enum(kinds),
      aliases: z.array(z.string().min(1)).default([]),
      ambiguous: z.array(z.string().min(1)).default([]),
    }),
  ),
});

export type NamedKind = (typeof kinds)[number];

export interface KnownName {
  /** The name by which all its aliases go, as it is written. */
  readonly name: string;
  readonly kind: NamedKind;
  /** False for a name that is also an everyday word or goes by several owners. */
  readonly sure: boolean;
}

export interface AliasBase {
  readonly id: string;
  /** What goes by this name, however it is spelt; undefined if nobody listed does. */
  known(name: string): KnownName | undefined;
  /** Listed names in a text, each once, in the text's order. Ambiguous ones only beside a word such as "ransomware". */
  mentions(text: string): readonly KnownName[];
}

/** One spelling of all spellings: width, case, kana and punctuation are nothing. */
export function foldName(name: string): string {
  return hiragana(name.slice(0, 200).normalize("NFKC").toLowerCase().replace(NO_LETTER, ""));
}

/** The same without the word for what it is, unless nothing else is there: "LockBit ransomware" is LockBit. */
export function bareName(name: string): string {
  const bare = foldName(name.slice(0, 200).normalize("NFKC").toLowerCase().replace(KIND_WORDS, " "));
  return bare === "" ? foldName(name) : bare;
}

/** Words that say what a name is the name of. */
const KIND_WORDS =
  /\b(?:ransomware|malware|trojan|backdoor|botnet|stealer|group|gang|team|operators?|affiliates?|raas|apt group)\b|ランサムウェア|ランサムウエア|マルウェア|マルウエア|攻撃グループ|攻撃者集団|グループ|集団|ボットネット/gu;

const CUES =
  /(?:ransomware|ransom|malware|trojan|gang|group|operators?|affiliates?|actor|threat|encryptor|leak site|ランサム|マルウェア|マルウエア|攻撃者|攻撃グループ|グループ|犯行声明|脅迫|リークサイト)/iu;

/** Katakana to hiragana, long marks left out: writers differ in them. */
function hiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60)).replace(/ー/gu, "");
}

/** A version at the end of a name: "3.0", "v2". */
const VERSION = /[\s._-]*(?:v|ver\.?|version)?\s*\d+(?:\.\d+)*$/iu;

/** Words of a text, apart by script; digits and dots inside a Latin word belong to it. */
const WORD = /[a-z0-9][a-z0-9$!+.]*|[ァ-ヶー]+/giu;

const PLAIN = /^[a-z0-9]*$/;
const NO_LETTER = /[^\p{L}\p{N}]+/gu;

/** Most words of a name, and so many letters of its beginning are looked up first. */
const LONGEST = 4;
const BEGINNING = 4;
/** Signs on either side in which a cue makes a name of an everyday word. */
const BESIDE = 16;

/** Reads an alias base, as aliases.json has it. Throws where it is none, or where one sure alias has two owners. */
export function aliasBaseFrom(document: unknown): AliasBase {
  const { id, entries } = shape.parse(document);
  const byKey = new Map<string, KnownName>();
  const put = (spelling: string, known: KnownName): void => {
    const key = foldName(spelling);
    const before = byKey.get(key);
    if (before === undefined) byKey.set(key, known);
    else if (before.name !== known.name && (before.sure || known.sure))
      throw new Error(`${spelling}: ${before.name} or ${known.name}?`);
    else if (before.name !== known.name) shared.add(key);
  };
  const shared = new Set<string>();
  for (const { name, kind, aliases, ambiguous } of entries) {
    const doubtful = new Set(ambiguous.map(foldName));
    for (const spelling of ambiguous) put(spelling, { name, kind, sure: false });
    for (const spelling of [name, ...aliases])
      if (!doubtful.has(foldName(spelling))) put(spelling, { name, kind, sure: true });
  }
  // An alias of two owners names neither.
  for (const key of shared) byKey.delete(key);
  // How names begin: most words of a text are told by it to begin none.
  const starts = new Set<string>();
  for (const { name, aliases: others, ambiguous } of entries) {
    for (const spelling of [name, ...others, ...ambiguous]) {
      const [first] = spelling.normalize("NFKC").match(WORD) ?? [];
      const begin = first === undefined ? "" : beginning(first);
      if (begin.length > 0 && begin.length < BEGINNING) starts.add(begin);
      starts.add(foldName(spelling).slice(0, BEGINNING));
    }
  }
  return { id, known: (name) => known(byKey, name), mentions: (text) => mentions(byKey, starts, text) };
}

function known(byKey: ReadonlyMap<string, KnownName>, name: string): KnownName | undefined {
  const found = byKey.get(foldName(name)) ?? byKey.get(bareName(name));
  if (found !== undefined) return found;
  const without = name.normalize("NFKC").trim().replace(VERSION, "");
  return without === name || without.length < 3 ? undefined : byKey.get(bareName(without));
}

function mentions(
  byKey: ReadonlyMap<string, KnownName>,
  starts: ReadonlySet<string>,
  text: string,
): readonly KnownName[] {
  if (text === "") return [];
  const words = [...text.matchAll(WORD)];
  const found = new Map<string, KnownName>();
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at];
    if (first === undefined || !starts.has(beginning(first[0]))) continue;
    // the longest name that begins here
    for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
      const last = words[at + length - 1];
      if (last === undefined) continue;
      const [from, to] = [first.index, last.index + last[0].length];
      if (to - from > 60) continue;
      const key = foldWords(words, at, length);
      const name = byKey.get(key) ?? (length === 1 ? byKey.get(key.replace(/\d+$/u, "")) : undefined);
      if (name === undefined) continue;
      const around = text.slice(Math.max(0, from - BESIDE), to + BESIDE);
      if (name.sure || (/^[A-Z0-9ァ-ヶ]/u.test(first[0]) && CUES.test(around))) {
        if (!found.has(name.name) || name.sure) found.set(name.name, name);
        at += length - 1;
      }
      break;
    }
  }
  return [...found.values()];
}

/** `foldName` of these words together; they are one width already. */
function foldWords(words: readonly RegExpExecArray[], at: number, length: number): string {
  let key = "";
  for (let n = at; n < at + length; n += 1) key += foldWord(words[n]?.[0] ?? "");
  return key;
}

function beginning(word: string): string {
  return foldWord(word.slice(0, 2 * BEGINNING)).slice(0, BEGINNING);
}

/** Most words are plain: one test tells. */
function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return PLAIN.test(lower) ? lower : hiragana(lower.replace(NO_LETTER, ""));
}

/** The shipped base. */
export const aliases: AliasBase = aliasBaseFrom(pinned);
