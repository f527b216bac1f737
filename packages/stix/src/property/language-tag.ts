/**
 * Language tags (RFC 5646): well-formed, and led by a language that ISO 639-1, ISO 639-2 or CLDR knows.
 * The full registry is not shipped: a language that only ISO 639-3 lists and CLDR does not name is refused.
 */
import { clip } from "./scalar.ts";
import { type Shape, wrongKind } from "./shape.ts";

const TAG =
  /^[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(?:-[0-9A-WY-Za-wy-z](?:-[A-Za-z0-9]{2,8})+)*(?:-[xX](?:-[A-Za-z0-9]{1,8})+)?$/;
const PRIVATE = /^[xX](?:-[A-Za-z0-9]{1,8})+$/;

// ISO 639-2 codes that CLDR gives no name of its own (bibliographic codes, collections, old and rare languages).
const ISO_639_2 = new Set(
  (
    "afa afh ain alb alg apa arm art ath aus bad bai baq bat ber bih bnt btk bur cai cau cel chi chn cmc cpe cpf cpp crp cus cze " +
    "day del dra dum dut fiu fre gem geo ger gez gre ice inc ine ira iro kar khi kro lui mac map mao may mis mkh mno mul mun " +
    "mus myn nah nai nic nub osa ota oto paa per phi pra roa rum sai sal sem sgn sio sit sla slo smi son ssa tai tib tup tut " +
    "und wak wel wen ypk znd zxx him hmn ijo kaw lad nzi pal peo phn pro sam sas sog srr sux tsi uga vot was yap zap zbl zen zun"
  ).split(" "),
);

const NAMES = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
const known = new Map<string, boolean>();

/** Whether a text is a language tag that RFC 5646 would call valid, as far as the shipped data tells. */
export function isLanguageTag(text: string): boolean {
  if (PRIVATE.test(text)) return true;
  if (text.length > 100 || !TAG.test(text)) return false;
  const language = (text.split("-", 1)[0] ?? "").toLowerCase();
  let answer = known.get(language);
  if (answer === undefined) {
    answer = ISO_639_2.has(language) || NAMES.of(language) !== undefined;
    known.set(language, answer);
  }
  return answer;
}

export const languageTag: Shape<string> = (value, trial) => {
  if (typeof value !== "string") return wrongKind(value, "a language tag", trial);
  if (!isLanguageTag(value)) trial.flag("language-tag", `"${clip(value)}" is not a language code of RFC 5646.`);
};
