/**
 * The ceiling for files that are too large to be held: looks through the stream for a marking of classified information before
 * anything of it is staged. A file without any word that could mark is read once; another one is read again string by string.
 */
import type { IntakeFault } from "../contract/index.ts";
import { classified, isMarkedLine, isMarkedValue } from "../marking/classified.ts";
import { QUICK } from "../marking/in-file.ts";
import type { Open } from "./events.ts";

/** What of one string is looked at: markings are short, and stand at the ends of long texts or on lines of their own. */
const LONGEST = 200_000;

/** The refusal of a large file (JSON or text) that is marked anywhere; undefined if nothing marks it so. */
export async function classifiedInStream(open: Open): Promise<IntakeFault | undefined> {
  if (!(await suspicious(open))) return undefined;
  let found: string | undefined;
  const strings = new Strings((label, text) => {
    found ??= isMarkedValue(label, text) || text.split(/\r\n|[\r\n]/).some(isMarkedLine) ? label || "text" : undefined;
  });
  for await (const text of decoded(open)) {
    strings.read(text);
    if (found !== undefined) return classified(`"${found.slice(0, 60)}"`);
  }
  strings.end();
  return found === undefined ? undefined : classified(`"${found.slice(0, 60)}"`);
}

async function suspicious(open: Open): Promise<boolean> {
  let before = "";
  for await (const text of decoded(open)) {
    if (QUICK.test(before + text)) return true;
    before = text.slice(-40);
  }
  return false;
}

async function* decoded(open: Open): AsyncGenerator<string> {
  // untrusted: bytes that are no UTF-8 read as signs that mark nothing.
  const decoder = new TextDecoder("utf-8");
  for await (const chunk of open()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** Cuts a text into the strings of JSON, each with the name before it, and the lines between them. */
class Strings {
  readonly #take: (label: string, text: string) => void;
  #label = "";
  #last = "";
  #part = "";
  #inside = false;
  #escaped = false;

  constructor(take: (label: string, text: string) => void) {
    this.#take = take;
  }

  read(text: string): void {
    for (const char of text) {
      if (this.#inside) this.#string(char);
      else if (char === '"') {
        this.#line();
        this.#inside = true;
      } else if (char === "\n") this.#line();
      else {
        if (char === ":") this.#label = this.#last;
        if (this.#part.length < LONGEST) this.#part += char;
      }
    }
  }

  end(): void {
    this.#line();
  }

  #line(): void {
    if (this.#part.trim() !== "") this.#take("", this.#part);
    this.#part = "";
  }

  #string(char: string): void {
    if (char !== '"' || this.#escaped) {
      this.#escaped = char === "\\" && !this.#escaped;
      if (this.#part.length < LONGEST) this.#part += char;
      return;
    }
    const said = unescaped(this.#part);
    this.#take(this.#label, said);
    this.#last = said.slice(0, 60);
    this.#part = "";
    this.#inside = false;
  }
}

function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}
