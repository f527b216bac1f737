/**
 * What an extortionist leaves: a note under a file name, an extension on what was encrypted, a wording. Forms have a field
 * for the wording; elsewhere file names and extensions are read from the text and from the file names among the values.
 */
import type { Report } from "@noroshi/intake/contract";
import type { FeatureSet, NoteFeature } from "../contract/index.ts";
import { fnv1a, sketch } from "./shingles.ts";
import { MOST } from "./text.ts";

const NOTE_LABEL = /身代金要求|脅迫文|脅迫状|ransom[\s_-]*(?:note|demand|message)/iu;
const EXTENSION_LABEL = /拡張子|file[\s_-]*extension/iu;

/** A file name that asks to be read; blanks only where one begins "how to". Bounded, so that no text makes it slow. */
const NOTE_FILE =
  /(?:how to [\w -]{3,40}|[\w!#$.+-]{0,40}(?:read[_-]?me|readthis|recover|restore|decrypt|how[_-]to|ransom|unlock|instruction|your[_-]files|_note)[\w!#$.+-]{0,40})\.(?:txt|html?|hta|rtf|url|png|bmp)\b/giu;

/** ".abc" beside a word for an extension. */
const BESIDE_WORD =
  /(?:拡張子|extensions?)[^\n.。]{0,24}(\.[a-z0-9_-]{2,16})\b|(\.[a-z0-9_-]{2,16})\s{0,2}(?:file\s{1,2})?(?:extension|という拡張子|の拡張子|拡張子|が付与|を付与)/giu;

/** The note of a report; null where it tells of none. */
export function noteIn(
  narrative: Report["narrative"],
  text: string,
  observables: FeatureSet["observables"],
): NoteFeature | null {
  const files = new Set<string>();
  for (const { kind, value } of observables) if (kind === "filename") addFile(files, value);
  if (/\.(?:txt|html?|hta|rtf|url|png|bmp)\b/iu.test(text))
    for (const [name] of text.matchAll(NOTE_FILE)) addFile(files, name);
  const extensions = new Set<string>();
  for (const part of narrative) {
    if (EXTENSION_LABEL.test(part.label))
      for (const [one] of part.text
        .slice(0, 200)
        .normalize("NFKC")
        .matchAll(/\.[a-z0-9_-]{2,16}\b/giu))
        extensions.add(one.toLowerCase());
  }
  for (const [, after, before] of /拡張子|extension|付与/iu.test(text) ? text.matchAll(BESIDE_WORD) : []) {
    const one = after ?? before;
    if (one !== undefined) extensions.add(one.toLowerCase());
  }
  const wording = narrative
    .filter((part) => NOTE_LABEL.test(part.label))
    .map((part) => part.text)
    .join("\n");
  const folded = wording
    .slice(0, 20_000)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  if (files.size === 0 && extensions.size === 0 && folded === "") return null;
  return {
    files: [...files].sort().slice(0, MOST),
    extensions: [...extensions].sort().slice(0, MOST),
    shingles: sketch(wording),
    print: folded.length < 16 ? null : `${fnv1a(folded).toString(16)}.${fnv1a(`note ${folded}`).toString(16)}`,
  };
}

function addFile(files: Set<string>, raw: string): void {
  const name = raw
    .slice(raw.search(/[^\\/]*$/u))
    .trim()
    .toLowerCase();
  NOTE_FILE.lastIndex = 0;
  if (NOTE_FILE.test(name)) files.add(name);
  NOTE_FILE.lastIndex = 0;
}
