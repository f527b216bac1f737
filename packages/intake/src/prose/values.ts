/**
 * The values in a text that people wrote for people (values `extract`), with their places. Who defangs a value says
 * that it is malicious, and a file's hash is told only of files that matter: these are indicators, and so is every
 * line of a bare list. Everything else (victims' hosts, links to articles, addresses of senders) is context.
 */
import { extract, recognise } from "@noroshi/values";
import type { Item, Tlp } from "../contract/index.ts";
import { readTlp, strictest } from "../marking/tlp.ts";
import { item } from "../value/item.ts";

/** The ways of writing that keep a value from being clicked; a bracket in the path of a URL is none of them. */
const DEFANGED = /^\W?(?:hxxps?|h\*\*ps?|fxps?)|[[({]\s*(?:\.|:|:\/\/|@|dot|at)\s*[\])}]|\[\.|\.\]|\\\./i;
const HASHES: ReadonlySet<string> = new Set([
  "md5",
  "sha1",
  "sha224",
  "sha256",
  "sha384",
  "sha512",
  "sha3-224",
  "sha3-256",
  "sha3-384",
  "sha3-512",
  "ssdeep",
  "tlsh",
]);

export interface Prose {
  readonly text: string;
  /** What a line of the text is called in places: `line`, `paragraph`, `body line`. */
  readonly unit: string;
  readonly tlp: Tlp;
  /** How a line (from 0) is called where a text has pages. */
  readonly at?: ((line: number) => string) | undefined;
}

/** Every value once, in the order of the text, at its first place: `line 7 column 3`. */
export function proseItems({ text, unit, tlp, at = (line) => `${unit} ${line + 1}` }: Prose): readonly Item[] {
  // untrusted: extract() is bounded at each place of the text.
  const lines = lineStarts(text);
  const found = new Map<string, Item>();
  const list = isList(text);
  let line = 0;
  for (const { kind, value, raw, start } of extract(text)) {
    while (line + 1 < lines.length && (lines[line + 1] ?? 0) <= start) line++;
    const indicator = list || HASHES.has(kind) || DEFANGED.test(raw);
    const key = `${kind} ${value}`;
    const before = found.get(key);
    const place = `${at(line)} column ${start - (lines[line] ?? 0) + 1}`;
    if (!before) found.set(key, item({ ref: `value ${found.size + 1}`, kind, value, raw, indicator, tlp, place }));
    else if (indicator && !before.indicator) found.set(key, { ...before, indicator });
  }
  return [...found.values()];
}

/** True if every line is one value and nothing else, lines of comment (`#`) apart. */
function isList(text: string): boolean {
  let values = 0;
  for (const line of text.split("\n")) {
    const bare = line.trim();
    if (bare === "" || bare.startsWith("#")) continue;
    if (bare.length > 2_000 || !recognise(bare)) return false;
    values++;
  }
  return values > 0;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Most markings that are looked at; beyond them the text counts as RED. */
const MOST = 1_000;

/** The strictest TLP that the text names anywhere; undefined if it names none. */
export function proseTlp(text: string): Tlp | undefined {
  const marks: Tlp[] = [];
  for (const [, word = ""] of text.matchAll(/\btlp\s{0,3}[:：-]\s{0,3}([a-z]{3,6}(?:[+＋]strict)?)/gi)) {
    const mark = readTlp(`tlp:${word}`);
    if (mark) marks.push(mark);
    if (marks.length > MOST) return "red";
  }
  return strictest(marks);
}
