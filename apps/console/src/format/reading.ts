/**
 * How a decoder's reading of a field is written for the reader: instants in the office's zone, the few words that a
 * decoder uses in the reader's language. Anything else is shown as it came; the reading itself is never changed.
 */
import type { Lang, Pair } from "../words/pair.ts";
import { half } from "../words/pair.ts";
import { exact } from "./time.ts";

const WORDS: Readonly<Record<string, Pair>> = {
  true: ["はい", "yes"],
  false: ["いいえ", "no"],
  yes: ["有", "yes"],
  possible: ["おそれ", "possible"],
  no: ["無", "no"],
  unknown: ["不明と回答", "said to be unknown"],
  none: ["なし", "none"],
  first: ["初報", "first report"],
  follow_up: ["続報", "follow-up"],
  continuing: ["継続中", "continuing"],
  ongoing: ["継続中", "ongoing"],
  intermittent: ["断続的", "intermittent"],
  restored: ["復旧済", "restored"],
  recovered: ["復旧済", "recovered"],
  final: ["確報", "final report"],
  "kept in the original only": ["原本にのみ保管", "kept in the original only"],
};

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/** The reading in the reader's words. */
export function reading(read: string, lang: Lang): string {
  const word = Object.hasOwn(WORDS, read) ? WORDS[read] : undefined;
  if (word) return half(word, lang);
  const told = read.replaceAll(INSTANT, (iso) => exact(iso, lang).replace(/:00$/, ""));
  if (lang === "ja" && told.startsWith("about ")) return `${told.slice("about ".length)}頃`;
  return told;
}
