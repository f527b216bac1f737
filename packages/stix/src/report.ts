/** Says to a person what parse() found: one line a finding, faults first, in Japanese or English. */
import type { Fault } from "./faults.ts";
import type { Parsed } from "./parse.ts";
import { JAPANESE } from "./report-ja.ts";

export type ReportLanguage = "ja" | "en";

/**
 * The lines of a report; the first one is the verdict.
 * @param lang the reader's language; rule ids and places are the same in both.
 */
export function report(parsed: Parsed, lang: ReportLanguage = "en"): readonly string[] {
  const faults = parsed.ok ? [] : parsed.faults;
  const { warnings } = parsed;
  return [
    verdict(faults.length, warnings.length, lang),
    ...faults.map((found) => line(found, lang)),
    ...warnings.map((found) => line(found, lang)),
  ];
}

function verdict(faults: number, warnings: number, lang: ReportLanguage): string {
  if (lang === "ja") {
    if (faults > 0) return `STIX 2.1 として受け付けられません：誤り ${faults} 件、推奨事項 ${warnings} 件`;
    return warnings > 0 ? `STIX 2.1 として有効です（推奨事項 ${warnings} 件）` : "STIX 2.1 として有効です";
  }
  if (faults > 0) return `Not valid STIX 2.1: ${count(faults, "fault")}, ${count(warnings, "recommendation")}`;
  return warnings > 0 ? `Valid STIX 2.1, with ${count(warnings, "recommendation")}` : "Valid STIX 2.1";
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

function line(found: Fault, lang: ReportLanguage): string {
  const sign = found.level === "must" ? "✗" : "!";
  const place = found.path === "" ? (lang === "ja" ? "（全体）" : "(whole)") : found.path;
  // Paths hold names from the input: control characters must not reach a terminal.
  return `${sign} ${printable(place)}: ${printable(lang === "ja" ? JAPANESE[found.code] : found.say)} [${found.rule}]`;
}

const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\ufffd");
