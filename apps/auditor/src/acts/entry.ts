/**
 * Reads what the commission was given of a leaf: the line in a sealed bundle, and the entry in it. Checked by hand and strictly, no
 * name missing and none too many, since an audit reads a million of them. Trusts nothing: whoever handed over the export wrote it.
 */
import { z } from "zod";
import { jsonOf } from "../evidence.ts";

/** An entry of schema `noroshi.entry/1`, as it was committed to. */
export interface Entry {
  readonly schema: "noroshi.entry/1";
  readonly realm: string;
  readonly act: string;
  readonly actor: string;
  readonly body: string | null;
  readonly at: string;
  readonly subject: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A leaf as it was handed over: its entry, empty for padding, under its salt; or that both were destroyed. */
export type Line =
  | { readonly i: number; readonly s: string; readonly e: string }
  | { readonly i: number; readonly destroyed: true };

const LONGEST_ACT = 200;
const INSTANT = z.core.regexes.datetime({ offset: true });

const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  schema: (value) => value === "noroshi.entry/1",
  realm: isText,
  act: (value) => isText(value) && value.length > 0 && value.length <= LONGEST_ACT,
  actor: isText,
  body: isTextOrNull,
  at: (value) => isText(value) && INSTANT.test(value),
  subject: isTextOrNull,
  facts: (value) => recordOf(value) !== undefined,
};
const NAMES = Object.keys(CHECKS);

/** The entry in a text, or the first name in it that is not as it has to be; empty where the text is no object at all. */
export function readEntry(text: string): { readonly entry: Entry } | { readonly wrong: string } {
  const read = recordOf(jsonOf(text));
  if (read === undefined) return { wrong: "" };
  let count = 0;
  for (const name in read) {
    if (CHECKS[name]?.(read[name]) !== true) return { wrong: name };
    count++;
  }
  if (count !== NAMES.length) return { wrong: NAMES.find((name) => !Object.hasOwn(read, name)) ?? "" };
  return { entry: read as unknown as Entry };
}

/** A line of a bundle, or undefined. */
export function readLine(text: string): Line | undefined {
  const read = recordOf(jsonOf(text));
  if (read === undefined || !Number.isSafeInteger(read["i"]) || Number(read["i"]) < 0) return undefined;
  const names = Object.keys(read).length;
  if (names === 3 && isText(read["s"]) && isText(read["e"])) return read as unknown as Line;
  return names === 2 && read["destroyed"] === true ? (read as unknown as Line) : undefined;
}
