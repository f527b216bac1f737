/**
 * Persons whom a report names, beside a word that says so ("contact:", 氏名, Dr., 氏). A person has one key for each spelling
 * that can be told: Han as written, kana by its reading, Latin letters with the words in one order, for 太郎 田中 may stand
 * either way round. Han and Latin are one person only where the report gives the reading itself.
 */
import { romaji } from "@noroshi/values";
import { MOST } from "./text.ts";

const HAN_NAME = String.raw`(?:[\p{Script=Han}々]{1,4} [\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々]{1,4}|[\p{Script=Han}々]{3,6})`;
const KANA_NAME = String.raw`[\p{Script=Hiragana}\p{Script=Katakana}ー]{1,8}[ ・]?[\p{Script=Hiragana}\p{Script=Katakana}ー]{1,8}`;
const LATIN_NAME = String.raw`\p{Lu}[\p{L}'’-]{1,20}(?:\s(?:\p{Lu}\.|\p{Lu}[\p{L}'’-]{1,20})){1,2}`;
const READING = String.raw`(?:\s?[(]\s?(${KANA_NAME}|${LATIN_NAME})\s?[)])?`;

/** 氏名: 田中 太郎（たなか たろう） */
const LABELLED_JA = new RegExp(
  String.raw`(?:氏名|報告者|担当者|連絡者|責任者|代表者|被害者|送信者)[はの名]{0,2}\s?[:：]?\s{0,2}(${HAN_NAME}|${KANA_NAME}|${LATIN_NAME})${READING}`,
  "gu",
);
/** 田中太郎氏 */
const TITLED_JA = new RegExp(String.raw`(?<![\p{Script=Han}])(${HAN_NAME})${READING}(?:氏|さん|様)`, "gu");
const LABELLED_EN = new RegExp(
  String.raw`(?:[Cc]ontact(?:\s[Pp]erson)?|[Rr]eported\s[Bb]y|[Rr]eporter|(?:[Ff]ull|[Cc]ontact|[Yy]our)\s[Nn]ame|[Ss]igned|[Pp]repared\s[Bb]y|[Rr]esponsible)\s?:\s{0,2}(${LATIN_NAME})`,
  "gu",
);
const TITLED_EN = new RegExp(String.raw`\b(?:Mr|Ms|Mrs|Miss|Dr|Prof)\b\.?\s{1,2}(${LATIN_NAME})`, "gu");

const TITLED_WORD = /[氏様]|さん/u;

/** Persons in a text (NFKC), each as its keys, at most twenty. */
export function personsIn(text: string): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const take = (name: string | undefined, reading?: string): void => {
    const keys = [name, reading].flatMap((one) => (one === undefined ? [] : personKeys(one)));
    const [first] = keys;
    if (first === undefined || found.size >= MOST) return;
    found.set(first, [...new Set([...(found.get(first) ?? []), ...keys])]);
  };
  if (text === "") return [];
  for (const pattern of TITLED_WORD.test(text) ? [LABELLED_JA, TITLED_JA] : [LABELLED_JA])
    for (const [, name, reading] of text.matchAll(pattern)) take(name, reading);
  for (const pattern of [LABELLED_EN, TITLED_EN]) for (const [, name] of text.matchAll(pattern)) take(name);
  return [...found.values()];
}

/** The keys of one name as written; none for a single word, which names nobody. */
export function personKeys(name: string): readonly string[] {
  const text = name.normalize("NFKC").trim();
  if (/\p{Script=Han}/u.test(text)) {
    const key = text.replace(TITLE, "").replace(/\s+/gu, "");
    return key.length < 3 ? [] : [`han:${key}`];
  }
  const words = text
    .split(/[\s・]+/u)
    .map((word) => plainLatin(romaji(word) ?? word))
    .filter((word) => word.length > 1);
  const [one, other, third] = words;
  if (one === undefined) return [];
  // Kana without a blank: which word is which is not told, the letters are.
  if (other === undefined) return KANA.test(text) && one.length >= 6 ? [`letters:${one}`] : [];
  const whole = `latin:${words.toSorted().join(" ")}`;
  return third === undefined ? [whole, `letters:${one}${other}`, `letters:${other}${one}`] : [whole];
}

const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u;
const TITLE = /^(?:担当|社長|部長|課長|係長|理事長|院長|所長|代表|弁護士|同社|当社)/u;

/** One romaji for all: no long vowels, no accents, Hepburn for the older spellings. */
function plainLatin(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]/gu, "")
    .replace(/sy(?=[auo])/gu, "sh")
    .replace(/ty(?=[auo])/gu, "ch")
    .replace(/[zj]y(?=[auo])/gu, "j")
    .replace(/si/gu, "shi")
    .replace(/ti/gu, "chi")
    .replace(/tu/gu, "tsu")
    .replace(/zi/gu, "ji")
    .replace(/(?<![sc])hu/gu, "fu")
    .replace(/m(?=[bp])/gu, "n")
    .replace(/ou|oo|oh(?![aiueoy])/gu, "o")
    .replace(/uu/gu, "u");
}
