/**
 * Bytes to a JSON value, or a fault that names the line and column. The text must be UTF-8 (a byte order mark is
 * allowed), within the limits, without duplicate names and without `__proto__`: two readers of one file must never
 * be able to see two different reports in it.
 */
import type { IntakeFault } from "../contract/index.ts";
import { fault, quote } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { brokenAt } from "./broken-at.ts";
import { type ScanFault, scan } from "./scan.ts";

export type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: IntakeFault };
export type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: IntakeFault };

/** Strict UTF-8; anything else is refused rather than repaired. */
export function readText(bytes: Uint8Array): Text {
  try {
    // untrusted: fatal, so that no replacement character slips into a name or a value.
    return { ok: true, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, fault: notUtf8() };
  }
}

/** The refusal of text in another encoding where the format allows only UTF-8. */
export function notUtf8(): IntakeFault {
  return fault(
    "NOT_UTF8",
    "",
    "The file is not UTF-8 text; save it again as UTF-8 and send it once more.",
    "UTF-8 の文字列として読めません。UTF-8 で保存し直して送ってください。",
  );
}

/** One JSON document. `line` is the line at which the text stands in a file of many (NDJSON). */
export function readJson(text: string, limits: Limits, line = 1): Json {
  const found = scan(text, limits);
  if (found) return { ok: false, fault: said(found, text, line) };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return {
      ok: false,
      fault: fault(
        "NOT_JSON",
        where(text, brokenAt(text) ?? 0, line),
        "This is not valid JSON; check brackets, commas and quotation marks there.",
        "JSON として正しくありません。この付近の括弧・コンマ・引用符を確かめてください。",
      ),
    };
  }
}

function said(found: ScanFault, text: string, line: number): IntakeFault {
  const place = where(text, found.at, line);
  switch (found.kind) {
    case "depth":
      return fault(
        "TOO_DEEP",
        place,
        "The JSON is nested too deeply; flatten it.",
        "JSON の入れ子が深すぎます。浅くしてください。",
      );
    case "values":
      return fault(
        "TOO_MANY",
        place,
        "The file holds too many values; split it into several files.",
        "値の数が多すぎます。ファイルを分けてください。",
      );
    case "length":
      return fault(
        "TOO_LARGE",
        place,
        "This string is too long; shorten it.",
        "この文字列は長すぎます。短くしてください。",
      );
    case "character":
      return fault(
        "BAD_VALUE",
        place,
        "This string holds a NUL or half a character; remove it.",
        "この文字列に NUL または壊れた文字が含まれています。取り除いてください。",
      );
    case "duplicate":
      return fault(
        "DUPLICATE",
        place,
        `The name "${quote(found.name)}" occurs twice in one object; keep one of the two.`,
        `同じ項目名「${quote(found.name)}」が一つのオブジェクトに二度あります。どちらか一つにしてください。`,
      );
    case "proto":
      return fault(
        "BAD_VALUE",
        place,
        'The name "__proto__" is not allowed; remove this property.',
        "項目名「__proto__」は使えません。削除してください。",
      );
  }
}

function where(text: string, at: number, firstLine: number): string {
  const before = text.slice(0, at);
  const breaks = before.split("\n");
  return `line ${firstLine + breaks.length - 1} column ${(breaks.at(-1)?.length ?? 0) + 1}`;
}
