/**
 * Numbers under which others keep the same matter: cases of the police, tickets, reports received elsewhere. A number of
 * public knowledge (a CVE, an advisory, a standard, a technique) names no incident and is left out.
 */
import { MOST } from "./text.ts";

/** A number after a word for it. */
const LABELLED =
  /(?:事件番号|受理番号|受付番号|報告番号|届出番号|整理番号|照会番号|管理番号|案件番号|インシデント番号|インシデントID|チケット番号|チケット|(?:case|ticket|incident|reference|report|tracking|file)\s{0,2}(?:number|no\.?|id|ref(?:erence)?\.?|#)|(?:our|your)\s{1,2}ref\.?)\s{0,3}[:：#は「"]?\s{0,3}([\p{Script=Han}A-Z0-9][\p{Script=Han}A-Z0-9#/_.-]{3,39})/giu;

/** A number that is one by its shape: letters, a separator, four figures or more. */
const SHAPED = /(?<![\w.@/-])([A-Z][A-Z0-9]{0,11}(?:[-#/_][A-Z0-9]{1,12}){1,4})(?![\w#/-])(?![@.]\w)/gu;

/** INC0012345, RITM…: tickets of common desks. */
const TICKET = /(?<![\w-])((?:INC|RITM|REQ|TASK|CHG|PRB|SIR)\d{5,12})(?![\w-])/gu;

const PUBLIC =
  /^(?:CVE|CWE|CAPEC|GHSA|JVN|JVNVU|JVNDB|JVNTA|ICSA|ICSMA|VU#|MS\d\d|KB\d|ADV\d|RHSA|DSA|USN|RFC|ISO|IEC|JIS|NIST|SP800|TA\d|T\d{4}|CPE|SHA|MD5|UTF|AES|RSA|TLS|SSL|COVID|WINDOWS|APT|UNC|TLP|SSH|HTTP|IPV|JIS|PCI|GDPR|UN|FIN\d|TEMP|DEV|STORM|TA-)/u;

/** The same number for all widths, cases and dashes; null where it is none. */
export function referenceKey(raw: string): string | null {
  const key = raw
    .slice(0, 80)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[‐‑‒–—―−ー]/gu, "-")
    .replace(/\s+/gu, "")
    .replace(/[.,;:)」]+$/u, "")
    .replace(/^第|号$/gu, "");
  if (key.length < 5 || key.length > 40 || PUBLIC.test(key)) return null;
  // a date is no number, and few figures number nothing
  if (/^\d{2,4}[-/.]\d{1,2}[-/.]\d{1,4}$/u.test(key) || /^\d{1,5}$/u.test(key)) return null;
  return (key.match(/\d/gu)?.length ?? 0) >= 4 ? key : null;
}

/** The numbers that a text mentions. */
export function referencesIn(text: string): readonly string[] {
  const found = new Set<string>();
  const take = (raw: string | undefined): void => {
    const key = raw === undefined || found.size >= MOST ? null : referenceKey(raw);
    if (key !== null) found.add(key);
  };
  if (!/\d/u.test(text)) return [];
  const even = text.replace(/[‐‑‒–—―−]/gu, "-");
  for (const [, one] of even.matchAll(LABELLED)) take(one);
  for (const [, one] of even.matchAll(TICKET)) take(one);
  for (const [, one] of even.matchAll(SHAPED)) take(one);
  return [...found].sort();
}

/** The sender's own number, if others could mention it; ids that machines make up (UUIDs) nobody does. */
export function ownReference(sourceId: string | null): string | null {
  if (sourceId === null || /[0-9a-f]{8}-[0-9a-f]{4}-/iu.test(sourceId)) return null;
  return referenceKey(sourceId);
}
