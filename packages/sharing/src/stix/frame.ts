/**
 * The canonical text of an object with holes for what differs from one value to the next, the object's own hash among them. Written
 * once for all objects that differ in nothing else; what is filled in gives the very bytes that `withOwnHash` would write. Trusts that
 * no fixed part of the object holds the mark of a hole: markings, hubs, tokens and instants cannot.
 */
import { hash } from "node:crypto";
import { canonicalJson, withOwnHash } from "@noroshi/stix";
import type { Listing } from "../lists/list-lines.ts";

export interface Filling {
  readonly id: string;
  readonly created: string;
  readonly modified: string;
  readonly from: string;
  readonly until: string;
  readonly token: string;
  /** Texts from outside: they are written as JSON. */
  readonly name: string;
  readonly pattern: string;
}

type Part = keyof Filling;

export interface Frame {
  /** Texts and holes in turn, before the object's hash and after it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Remembered by whoever asked for it first; and what was said last. */
  mayBlock?: boolean;
  listing?: Listing;
}

export const hole = (part: Part): string => `<${part}>`;

/** @param object its trail stands in it, without a hash */
export function frameOf(object: Readonly<Record<string, unknown>>): Frame {
  const bare = canonicalJson(object);
  const own = `"hash":"${hash("sha256", bare, "hex")}",`;
  const whole = withOwnHash(object);
  const at = whole.indexOf(own);
  if (at < 0 || whole.slice(0, at) + whole.slice(at + own.length) !== bare)
    throw new Error("an object's own hash stands elsewhere than in its trail");
  return { before: cut(whole.slice(0, at)), after: cut(whole.slice(at + own.length)) };
}

/** Every second piece names a hole. The quotes around a text from outside are its own. */
function cut(text: string): readonly string[] {
  return text.split(/"<(name|pattern)>"|<([a-z]+)>/).filter((piece) => piece !== undefined);
}

/** The object's canonical text with its own hash. */
export function fill(frame: Frame, filling: Filling): string {
  const before = filled(frame.before, filling);
  const after = filled(frame.after, filling);
  return `${before}"hash":"${hash("sha256", before + after, "hex")}",${after}`;
}

function filled(pieces: readonly string[], filling: Filling): string {
  let text = pieces[0] ?? "";
  for (let n = 1; n < pieces.length; n += 2) {
    const part = pieces[n] as Part;
    const said = filling[part];
    text += (part === "name" || part === "pattern" ? JSON.stringify(said) : said) + (pieces[n + 1] ?? "");
  }
  return text;
}
