/**
 * CVE numbers, as the CVE programme writes them. Whether the number was ever assigned is not asked here.
 */
import { refused } from "../faults.ts";
import { accepted, type Canonical } from "../observable.ts";

/** Hyphens, dashes, minus and the long-vowel mark that a Japanese keyboard gives in their place. */
const DASHES = /[\u2010-\u2015\u2212\u30fc_]/g;

/** `CVE-2026-12345`, with any dash or none between its parts. */
export function readCve(text: string): Canonical {
  const parts = /^CVE[\s:-]{0,2}((?:19|20)\d{2})[\s-](\d{4,19})$/i.exec(text.replace(DASHES, "-"));
  return parts === null ? refused("cve-form") : accepted("cve", `CVE-${parts[1]}-${parts[2]}`);
}
