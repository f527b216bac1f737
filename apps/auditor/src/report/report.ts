/** A sheet as text, for a terminal. */
import type { Sheet, Told } from "./sheet.ts";
import { type Language, SAY } from "./words.ts";

export function printed(sheet: Sheet, language: Language): string {
  const say = SAY[language];
  const head = sheet.why === "" ? [sheet.title] : [sheet.title, sheet.why];
  const rows = sheet.rows.map(([name, value]) => `  ${name}: ${value}`);
  const entry = sheet.entry === undefined ? [] : ["", sheet.entry];
  return `${[...head, "", ...rows, ...entry, ...listed(say.failures, sheet.failures, language), ...listed(say.remarks, sheet.remarks, language)].join("\n")}\n`;
}

function listed(name: string, all: readonly Told[], language: Language): string[] {
  const lines = ["", `${name}: ${all.length === 0 ? SAY[language].none : ""}`.trimEnd()];
  for (const { code, words, places, more } of all) {
    lines.push(`  ${code}  ${words}`, ...places.map((place) => `    ${place}`));
    if (more > 0) lines.push(`    … ${more} ${SAY[language].more}`);
  }
  return lines;
}
