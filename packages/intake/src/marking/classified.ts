/**
 * Words of classified information where they stand as a marking: alone on a line, in brackets before a title, or as the value of a
 * field that marks. A hub for unclassified work must not take such a paper; a mention in prose is no marking. The words are the
 * file profiles/classification/words.json; a test holds both equal.
 */
import type { IntakeFault, Report } from "../contract/index.ts";
import { fault } from "../faults.ts";

export const CLASSIFIED_WORDS: readonly string[] = [
  "特定秘密",
  "特別防衛秘密",
  "極秘",
  "機密",
  "重要経済安保情報",
  "TOP SECRET",
  "SECRET",
  "COSMIC TOP SECRET",
  "NATO SECRET",
  "NATO CONFIDENTIAL",
  "EU TOP SECRET",
  "SECRET UE/EU SECRET",
  "CONFIDENTIEL UE/EU CONFIDENTIAL",
];

const escaped = CLASSIFIED_WORDS.map((w) => w.replaceAll(" ", "\\s+")).sort((a, b) => b.length - a.length);
const WORD = `(?:${escaped.join("|")})`;
/** A line that holds the word and signs around it; Latin words in capitals, as markings are written. */
const LINE = new RegExp(`^[\\s\\p{P}\\p{S}]*${WORD}(?:\\s*//[\\sA-Z,/]*)?[\\s\\p{P}\\p{S}]*$`, "u");
const BRACKETED = new RegExp(`^\\s*[\\[【(（「]\\s*${WORD}\\s*[\\]】)）」]`, "u");
const VALUE = new RegExp(`(?:classification\\s*[=:]\\s*["']?|^\\s*)${WORD}(?:["']|\\s|//|$)`, "u");
const MARKS = /classif|marking|definition|statement|tag|tlp|区分|秘密/i;

/** The fault of a paper that is marked as classified; undefined where nothing marks it so. The word alone is quoted. */
export function classifiedFault(report: Report): IntakeFault | undefined {
  const place = placeOf(report);
  if (place === undefined) return undefined;
  return fault(
    "NOT_TAKEN",
    place,
    "This is marked as classified information, which this hub must not hold. Nothing was kept. Send it by the channel that your security officer names.",
    "秘密に指定された情報の表示があります。このハブでは受け取れません。何も保存していません。保全責任者の定める経路で送ってください。",
  );
}

function placeOf({ title, narrative, fields }: Report): string | undefined {
  if (BRACKETED.test(nfkc(title))) return "title";
  for (const { label, text } of narrative) for (const line of nfkc(text).split("\n")) if (LINE.test(line)) return label;
  for (const { place, label, raw } of fields) {
    const said = nfkc(raw);
    if (BRACKETED.test(said) || ((MARKS.test(label) || MARKS.test(place)) && VALUE.test(said))) return place;
  }
  return undefined;
}

const nfkc = (text: string): string => text.normalize("NFKC");
