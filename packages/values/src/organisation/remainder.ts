/**
 * What lists add to a name: addresses, notes in brackets, tags such as "Data Breach". They say nothing of who it is.
 * Cuts only where the shape is sure; a name is worth more with rubbish behind it than without its end.
 */

const TAG =
  /(?:[\s\-:*]*(?:notice of )?(?:data|security)\s?(?:breach|incident|event)|[\s\-:*]*(?:breach|incident)\s?(?:notification|notice)|[\s\-:*]+(?:privacy\s?(?:breach|incident)|substitute notice|supplemental(?: notice)?|amended|updated?))(?: letter)?\s*\d?\s*$/i;
const STARS = /[*#\s]+$/;
const SUBSIDIARIES =
  /,?\s*(?:&|and)\s?(?:its|it's|their|certain)?\s?(?:various\s)?(?:subsidiar(?:y|ies)|affiliates?|affiliated (?:entities|companies)).*$/i;
const BEHALF = /,?\s*(?:reporting\s)?(?:on behalf of|c\/o|care of|and on behalf of)\s.*$/i;
const BOX = /[,;]?\s+(?:P\.?\s?O\.?|Post Office)\s?Box\s*#?\d.*$/i;
const STREET_KIND =
  "(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane|Way|Pkwy|Parkway|Hwy|Highway|Ct|Court|Pl|Place|Sq|Square|Ter|Terrace|Cir|Circle|Plaza|Pike|Route|Rte|Suite|Ste|Floor|Fl|Trail|Loop|Park|Row|Center|Centre|Broadway|Turnpike)";
const STREET = new RegExp(
  `[,;.]\\s*\\d[\\w/-]{0,6}\\s+\\S.{3,200}$|\\s\\d{2,6}\\s[^,]{2,40}\\b${STREET_KIND}\\b\\.?(?:[,\\s].{0,120})?$`,
  "i",
);
const PLACE = /[,;]\s*[A-Z][A-Za-z .'-]{1,30},?\s+(?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?\s+\d{5}(?:-\d{4})?.*$/;
const TOWN =
  /[,;]\s*[A-Z][A-Za-z .'-]{1,30},\s+(?:[A-Z]{2}|Michigan|Ohio|Texas|Florida|California|Illinois|Indiana|Georgia|Virginia|Oregon|Maine|Montana|Delaware|Hawaii|New York|New Jersey|Washington)\.?$/;
const POSTCODE = /\s*〒?\s?\d{3}-\d{4}(?:\s.*)?$/;
const PREFECTURE = /[\s,、]+(?:東京都|北海道|(?:京都|大阪)府|[\u4e00-\u9fff]{2,3}県)[\u3040-\u30ff\u4e00-\u9fff\d].*$/;

/** The name without tags, addresses and the organisations it only speaks for. */
export function withoutRemainder(text: string): string {
  let name = text;
  for (const rest of [BEHALF, SUBSIDIARIES, STARS, TAG, TAG, BOX, STREET, PLACE, TOWN, POSTCODE, PREFECTURE, STARS]) {
    const cut = name.replace(rest, "").trim();
    if (cut.length > 1) name = cut;
  }
  return name;
}

/** Whether the content of a bracket is a remark rather than another name. */
export function isRemark(content: string): boolean {
  return (
    /^(?:\d{1,3}|e-?mail|paper|letter|mail|online|web(?:site)?|fax|update.*|supplement.*|amend.*|revised|corrected|copy|part \d+|us|u\.s\.a?\.?|usa|uk|japan|日本|本社|支店|.{0,12}(?:支店|営業所|事業所|工場|本部)|以下.*|英文.*)$/i.test(
      content,
    ) || /\d{3,}|\bprovider\b|\bsubsidiary\b|\bagency in\b|\bdivision of\b|\bvendor\b/i.test(content)
  );
}
