/**
 * Writes a name as another clerk would: a slip of the finger, another legal form, an abbreviation, a trade name, other
 * case. For worlds made from the public set or invented; the rates are those of the set's own noisy view.
 */
import { type Chance, pick, shuffled } from "@noroshi/testing/chance";

const FORM = /,?\s*\b(?:inc|incorporated|llc|ltd|limited|corp|corporation|company|co|plc|llp|lp|pc|na)\b\.?\s*$/iu;
const forms = [", Inc.", " LLC", " Corp.", " Co.", " Incorporated", " Corporation", " Limited"];
const short: readonly (readonly [RegExp, string])[] = [
  [/\buniversity\b/giu, "Univ."],
  [/\bhospital\b/giu, "Hosp."],
  [/\bmedical\b/giu, "Med."],
  [/\bcenter\b/giu, "Ctr"],
  [/\bassociation\b/giu, "Assn"],
  [/\bnational\b/giu, "Natl"],
  [/\bdepartment\b/giu, "Dept."],
  [/\bservices\b/giu, "Svcs"],
  [/\binsurance\b/giu, "Ins."],
  [/\binternational\b/giu, "Intl"],
  [/\bmanagement\b/giu, "Mgmt"],
  [/\bassociates\b/giu, "Assoc."],
  [/\bcounty\b/giu, "Cnty"],
  [/\bhealth\b/giu, "Hlth"],
  [/\bsystems\b/giu, "Sys"],
  [/\bfinancial\b/giu, "Fin."],
  [/\bcredit union\b/giu, "CU"],
  [/\band\b/giu, "&"],
  [/\btechnologies\b/giu, "Tech"],
  [/\bbank\b/giu, "Bk"],
];

/** The name as somebody else writes it, by one or two of the ways. */
export function noisy(name: string, chance: Chance): string {
  const ways = [slip, otherForm, abbreviated, tradeName, otherCase];
  const count = chance() < 2 / 3 ? 1 : 2;
  return shuffled(ways, chance)
    .slice(0, count)
    .reduce((text, way) => way(text, chance), name);
}

function slip(name: string, chance: Chance): string {
  const letters = [...name.matchAll(/\p{L}/gu)].map((match) => match.index).slice(1);
  if (letters.length < 4) return name;
  const at = pick(chance, letters);
  const dice = chance();
  if (dice < 0.25) return name.slice(0, at) + name.slice(at + 1);
  if (dice < 0.5) return name.slice(0, at) + name.charAt(at) + name.slice(at);
  if (dice < 0.75) return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
  return name.slice(0, at) + pick(chance, [..."abcdefghijklmnopqrstuvwxyz"]) + name.slice(at + 1);
}

function otherForm(name: string, chance: Chance): string {
  const bare = name.replace(FORM, "");
  return bare !== name && chance() < 0.5 ? bare : bare + pick(chance, forms);
}

function abbreviated(name: string, chance: Chance): string {
  const fitting = short.filter(([word]) => name.search(word) >= 0);
  if (fitting.length > 0) {
    const [word, abbreviation] = pick(chance, fitting);
    return name.replace(word, abbreviation);
  }
  const words = name.replace(FORM, "").split(" ");
  return words.length < 3 ? name : words.slice(0, 2).join(" ");
}

function tradeName(name: string, chance: Chance): string {
  const bare = name.replace(FORM, "");
  const words = bare.split(/\s+/u);
  const initials = words.map((word) => word.charAt(0).toUpperCase()).join("");
  const less = initials.length >= 3 && chance() < 0.5 ? initials : words.slice(0, 2).join(" ");
  const holder = `${words[0] ?? "Main"}${pick(chance, [" Holdings LLC", " Operating Co.", " Management Group, Inc."])}`;
  return pick(chance, [`${name} d/b/a ${less}`, `${name} (dba ${less})`, `${holder} d/b/a ${name}`]);
}

function otherCase(name: string, chance: Chance): string {
  return chance() < 0.5 ? name.toUpperCase() : name.toLowerCase();
}
