/** How the value of a fact is read by a person: codes of the register and of choices by their names, times as times. */
import type { FactShown } from "@noroshi/api";
import { reading } from "../../format/reading.ts";
import { BODY_KINDS } from "../../words/measure-names.ts";
import { INCIDENT_NAMES, nameOf, SECTOR_NAMES, sectorName, VALUE_KIND_NAMES } from "../../words/names.ts";
import type { Lang } from "../../words/pair.ts";

const BY_NAME: Readonly<Record<string, (code: string, lang: Lang) => string>> = {
  "organisation.sector": sectorName,
  "organisation.kind": (code, lang) => nameOf(BODY_KINDS, code, lang),
  "incident.type": (code, lang) => nameOf(INCIDENT_NAMES, code, lang),
  "sharing.tlp": (code) => `TLP:${code.toUpperCase()}`,
};

/** One line of a list: an indicator begins with the code of its kind. */
function line(said: string, lang: Lang): string {
  const [code = "", ...rest] = said.split(" ");
  return rest.length > 0 && Object.hasOwn(VALUE_KIND_NAMES, code)
    ? `${nameOf(VALUE_KIND_NAMES, code, lang)} ${rest.join(" ")}`
    : said;
}

/** @param value as it was stated; not null, which is an answer of its own */
export function factText(fact: string, value: NonNullable<FactShown["value"]>, lang: Lang): string {
  if (Array.isArray(value)) return value.map((one) => line(one, lang)).join("\n");
  const named = BY_NAME[fact];
  return named ? named(String(value), lang) : reading(String(value), lang);
}

/** What a rule of law found, which comes without the name of its fact: the codes of kinds, sectors and incidents are told apart. */
export function foundText(found: string, lang: Lang): string {
  const names = [BODY_KINDS, SECTOR_NAMES, INCIDENT_NAMES].find((one) => Object.hasOwn(one, found));
  return names ? nameOf(names, found, lang) : reading(found, lang);
}
