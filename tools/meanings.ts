/**
 * Proposes a meaning for an error code from what stands beside it in the code: its comment, its one English sentence, or
 * the section of the standard it belongs to. Only a first draft for docs/errors.md; what a person wrote there stands.
 */

/** The first thing that `texts` (the owner's file first) say about `code`; the code itself in words when they say nothing. */
export function proposedMeaning(code: string, texts: readonly string[]): string {
  const word = code.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const places = [
    new RegExp(`"${word}"[,;]? *(?://|/\\*\\*) *([^\\n]+?) *(?:\\*/[,;]?)?$`, "m"), // "code" /** what it means */, with the comma on either side
    new RegExp(`["']?${word}["']?: \\{\\s*(?:status: \\d+,\\s*)?(?:title: \\{\\s*)?en: "((?:[^"\\\\]|\\\\.)+)"`),
  ];
  for (const place of places)
    for (const text of texts) {
      const found = place.exec(text)?.[1];
      if (found) return sentence(found);
    }
  const rule = new RegExp(`["']?${word}["']?: \\["(must|should)", "([\\d.]+)"\\]`).exec(texts[0] ?? "");
  const spelled = code.toLowerCase().replaceAll(/[-_]/g, " ");
  return sentence(rule ? `${spelled} (a ${rule[1]} of STIX 2.1 §${rule[2]})` : spelled);
}

function sentence(text: string): string {
  const clean = text.replaceAll("|", "\\|").replaceAll('\\"', '"').trim();
  const capital = `${clean.charAt(0).toUpperCase()}${clean.slice(1)}`;
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
