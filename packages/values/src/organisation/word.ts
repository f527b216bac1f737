/**
 * The words of a name: initials joined, glued words parted, accents and apostrophes gone, Japanese parted where its script
 * changes and folded to one spelling.
 */
import { foldJapanese } from "./kana.ts";
import { isLegalForm } from "./legal-form.ts";

const INITIALS =
  /(?<![\p{L}\p{N}])(?:(?:\p{Lu}\.\s?){2,8}(?:\p{Lu}(?![\p{L}\p{N}]))?|(?:\p{Lu}\.){1,8}\p{Lu}(?![\p{L}\p{N}.]))/gu;
const JAPANESE = /[\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff々〆]/;
const WORD = /[\u3041-\u3096]+|[\u30a1-\u30ffー]+|[\p{Script=Han}々〆ヶケ]+|[\p{L}\p{M}\p{N}]+/gu;
/** First parts that belong to the word behind them: McDonald, DeKalb, eBay. */
const PREFIX = /^(?:Mc|Mac|De|Di|Du|La|Le|Lo|Van|Von|O|St|[a-z])$/;
/** Long words that end in `and` by nature, so that `Powerand` can be parted and `Maryland` not. */
const NATURAL_AND = /(?:l|b|m|br|gr|st|thous|ampers|quicks|second|short|fore)and$/;

/** Words in lower case; Japanese ones folded. */
export function wordsOf(name: string): readonly string[] {
  const plain = name
    .replace(/['’‘`´]/g, "")
    .replace(INITIALS, (letters) => ` ${letters.replace(/[.\s]/g, "")} `)
    .replace(/&|＋|\+/g, " and ")
    .replace(/GmbH(?![a-z])/g, " gmbh ")
    // 霞が関, 霞ヶ関, 霞ケ関: one word
    .replace(/(?<=\p{Script=Han})[がケ](?=\p{Script=Han})/gu, "ヶ");
  const words: string[] = [];
  for (const [run] of plain.matchAll(JAPANESE.test(plain) ? WORD : /[\p{L}\p{M}\p{N}]+/gu)) {
    if (JAPANESE.test(run)) words.push(foldJapanese(run));
    else for (const part of parted(run)) words.push(...unglued(unaccented(part)));
  }
  return words.filter((word) => word !== "");
}

/** `TALXCorporation` → TALX, Corporation; `North40Outfitters` → North, 40, Outfitters; `eBay` stays. */
function parted(run: string): readonly string[] {
  if (isLegalForm(run.toLowerCase())) return [run];
  const parts = run
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/(\p{Ll}{2})(\d)/gu, "$1 $2")
    .replace(/(\d{2})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(" ");
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (before !== undefined && PREFIX.test(before)) joined[joined.length - 1] = before + part;
    else joined.push(part);
  }
  return joined;
}

/** Parts small words off the end of a glued one: `Universityof`, `Powerand`; and a legal form: `Groupllc`. */
function unglued(word: string): readonly string[] {
  const lower = word.toLowerCase();
  if (lower.length < 7) return [lower];
  const small = /(?:of|for|and)$/.exec(lower)?.[0];
  if (small !== undefined && !(small === "and" && NATURAL_AND.test(lower)) && !/(?:roof|proof|therefor)$/.test(lower)) {
    return [lower.slice(0, -small.length), small];
  }
  const form = /(?:llc|pllc|gmbh|incorporated|corporation)$/.exec(lower)?.[0];
  return form !== undefined && form !== lower && isLegalForm(form) ? [lower.slice(0, -form.length), form] : [lower];
}

function unaccented(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").replaceAll("ø", "o").replaceAll("æ", "ae");
}
