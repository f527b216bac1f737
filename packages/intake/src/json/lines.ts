/**
 * JSON lines (NDJSON): one JSON value a line, blank lines allowed. A line that is no JSON is named and the others are
 * read; places carry the number of the line as an editor counts it.
 */
import type { IntakeFault } from "../contract/index.ts";
import type { Limits } from "../limits.ts";
import { readJson } from "./read.ts";

export type Line =
  | { readonly ok: true; readonly place: string; readonly value: unknown }
  | { readonly ok: false; readonly fault: IntakeFault };

/** True if the text is several lines of which the first is a whole JSON object of its own. */
export function isLines(text: string): boolean {
  const [first, second] = head(text);
  if (first === undefined || second === undefined || !first.startsWith("{") || !first.endsWith("}")) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    return false;
  }
}

/** Every line that is not blank, one after the other. */
export function* readLines(text: string, limits: Limits): Generator<Line> {
  let line = 1;
  for (let from = 0; from <= text.length; line++) {
    const found = text.indexOf("\n", from);
    const end = found < 0 ? text.length : found;
    const raw = text.slice(from, end);
    if (raw.trim() !== "") yield readLine(raw, line, limits);
    from = end + 1;
  }
}

/** One line with its number. */
export function readLine(raw: string, line: number, limits: Limits): Line {
  const json = readJson(raw, limits, line);
  return json.ok ? { ok: true, place: `line ${line} $`, value: json.value } : json;
}

/** The first two lines that are not blank, without cutting up the whole text. */
function head(text: string): readonly string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length && found.length < 2; ) {
    const end = text.indexOf("\n", from);
    const line = text.slice(from, end < 0 ? text.length : end).trim();
    if (line !== "") found.push(line);
    if (end < 0) break;
    from = end + 1;
  }
  return found;
}
