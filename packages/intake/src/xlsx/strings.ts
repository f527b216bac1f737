/**
 * The shared strings of a workbook (ECMA-376 §18.4). Runs of rich text are joined; phonetic runs (`rPh`, the reading
 * that a Japanese Excel keeps beside a word) are no part of the text.
 */
import type { IntakeFault } from "../contract/index.ts";
import type { Limits } from "../limits.ts";
import { walk } from "./xml.ts";

/** Collects the text of string items (`si`, `is`) from XML events; phonetic runs are left out. */
export class StringItem {
  #text = "";
  #phonetic = 0;
  #inText = false;

  open(name: string): void {
    if (name === "rPh") this.#phonetic++;
    else if (name === "t") this.#inText = true;
  }

  add(text: string): void {
    if (this.#inText && this.#phonetic === 0) this.#text += text;
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic--;
    else if (name === "t") this.#inText = false;
  }

  /** The text so far, and a fresh start. */
  take(): string {
    const text = unescaped(this.#text);
    this.#text = "";
    return text;
  }
}

/** All shared strings by their index. */
export function readStrings(
  bytes: Uint8Array | undefined,
  limits: Limits,
): { readonly ok: true; readonly strings: readonly string[] } | { readonly ok: false; readonly fault: IntakeFault } {
  if (!bytes) return { ok: true, strings: [] };
  const strings: string[] = [];
  const item = new StringItem();
  const fault = walk(
    bytes,
    "xl/sharedStrings.xml",
    {
      open: (name) => item.open(name),
      text: (text) => item.add(text),
      close: (name) => {
        item.close(name);
        if (name === "si") strings.push(item.take());
      },
    },
    limits,
  );
  return fault ? { ok: false, fault } : { ok: true, strings };
}

/** NUL and halves of surrogate pairs stay as they were written: nobody could carry them. */
function decoded(unit: number): string | undefined {
  return unit === 0 || (unit >= 0xd800 && unit <= 0xdfff) ? undefined : String.fromCharCode(unit);
}

/** `_x000D_` stands for a control character (ECMA-376 §22.9.2.19, ST_Xstring). */
function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (whole, hex: string) => decoded(Number.parseInt(hex, 16)) ?? whole)
    : text;
}
