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
/** What may stand before and after the word on a line that marks, and nothing else: a stamp names its kind and its copy. */
const BEFORE =
  "(?:(?:[Cc]lassification|CLASSIFICATION|[Cc]lassified|CLASSIFIED|[Mm]arking|取扱区分|秘密区分|秘匿区分|格付け?|区分|取扱注意)\\s*[:=]?\\s*)?";
const AFTER =
  "(?:文書|情報|資料|指定|に指定|取扱)?(?:\\s*//[\\sA-Z0-9,/-]{0,80})?(?:\\s*[(\\[【（][^)\\]】）]{0,80}[)\\]】）])?";
/** A line that holds the word and signs around it; Latin words in capitals, as markings are written. */
const LINE = new RegExp(`^[\\s\\p{P}\\p{S}]*(?:${BEFORE}${WORD}${AFTER}[\\s\\p{P}\\p{S}]*)+$`, "u");
const BRACKETED = new RegExp(`^\\s*[\\[【(（「]\\s*${WORD}\\s*[\\]】)）」]`, "u");
const VALUE = new RegExp(`(?:classification\\s*[=:]\\s*["']?|^\\s*)${WORD}(?:["']|\\s|//|$)`, "u");
const WHOLE = new RegExp(`^\\s*${WORD}\\s*(?://.*)?$`, "iu");
const MARKS = /classif|marking|definition|statement|tag|tlp|区分|秘密|格付/i;
/** A marking is short. */
const LONGEST = 200;

/** True for a line of text that is a marking. */
export function isMarkedLine(line: string): boolean {
  if (line.length > LONGEST) return false;
  const said = nfkc(line);
  return LINE.test(said) || BRACKETED.test(said);
}

/** True for a value that marks under its label (`classification`, `取扱区分`, a tag), or is a line of marking by itself. */
export function isMarkedValue(label: string, value: string): boolean {
  if (value.length > 4 * LONGEST) return false;
  const said = nfkc(value);
  return BRACKETED.test(said) || (MARKS.test(label) && (VALUE.test(said) || WHOLE.test(said)));
}

/** The fault of a paper that is marked as classified; undefined where nothing marks it so. The word alone is quoted. */
export function classifiedFault(report: Report): IntakeFault | undefined {
  const place = placeOf(report);
  return place === undefined ? undefined : classified(place);
}

/** The refusal, with the place of the marking and nothing else of the paper. */
export function classified(place: string): IntakeFault {
  return fault(
    "NOT_TAKEN",
    place,
    "This is marked as classified information, which this hub must not hold. Nothing was kept. Send it by the channel that your security officer names.",
    "秘密に指定された情報の表示があります。このハブでは受け取れません。何も保存していません。保全責任者の定める経路で送ってください。",
  );
}

function placeOf({ title, narrative, fields }: Report): string | undefined {
  if (isMarkedLine(title)) return "title";
  for (const { label, text } of narrative) if (text.split("\n").some(isMarkedLine)) return label;
  return fields.find(({ place, label, raw }) => isMarkedValue(`${label} ${place}`, raw))?.place;
}

/** Compatibility forms as one, and stamps that are written wide (`極　秘`) closed up. */
function nfkc(text: string): string {
  return text.normalize("NFKC").replace(/(?<=\p{scx=Han})\s+(?=\p{scx=Han})/gu, "");
}
