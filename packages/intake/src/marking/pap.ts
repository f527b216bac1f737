/**
 * Reads the Permissible Actions Protocol as senders write it and keeps it from ever becoming milder: of two the stricter stands,
 * and one that cannot be read counts as RED. Levels after the MISP taxonomy PAP; WHITE is CLEAR.
 */
import { PAP_ORDER, type Pap, stricterPap } from "@noroshi/handling";
import type { IntakeFault } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";

export { stricterPap };

/** `PAP:AMBER`, `pap:white`, `Ｒｅｄ`: the level, or undefined if it is none of the closed list. */
export function readPap(raw: string): Pap | undefined {
  if (raw.length > 64) return undefined;
  const word = raw
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_]+/g, "")
    .replace(/^pap[:-]?/, "");
  if (word === "white") return "clear";
  return PAP_ORDER.find((level) => level === word);
}

/** Words that say a PAP, whether or not it can be read. */
export function claimsPap(words: string): boolean {
  return /^\s*pap\s*:/i.test(words.slice(0, 100).normalize("NFKC"));
}

/** For a level that cannot be read: it counts as RED and is named. */
export function unknownPap(place: string, words: string): IntakeFault {
  return fault(
    "BAD_MARKING",
    place,
    `${quote(words)} is no level of the Permissible Actions Protocol, so it is read as PAP:RED; use PAP:CLEAR, PAP:GREEN, PAP:AMBER or PAP:RED.`,
    `${quote(words)} は PAP の区分にないため、PAP:RED として扱います。PAP:CLEAR、PAP:GREEN、PAP:AMBER、PAP:RED のいずれかにしてください。`,
  );
}
