/**
 * URLs in prose: with a scheme, honest or defanged. Japanese text puts no blank behind a URL, so it ends at the first
 * sign that is not ASCII (a host after a scheme may still be written in any alphabet).
 */
import { canonical } from "../canonical.ts";
import { ANY_LABEL, DOT, LABEL, trimmedEnd } from "./pattern.ts";
import type { Sheet } from "./sheet.ts";

const FANGED = "[\\[({<]?(?:[hH][tTxX]{1,3}[pP]|[hH][*_]{2}[pP]|[fF][xXtT][pP])(?:[\\[(]?[sS][\\])]?)?[\\])}>]?";
const FANGED_END = "\\s?[\\[({<]?:[\\])}>]?[\\[({<]?[/\\\\]{1,4}[\\])}>]?[/\\\\]?[\\])}>]?\\s?";
const HONEST = "[a-zA-Z][a-zA-Z0-9+.-]{1,19}://";
const USER = "(?:[^\\s/?#@<>\"'\\[\\]\\u3000-\\uffff]{1,64}@)?";
/** Path, query and fragment. A Japanese word is part of it only as a whole parameter: `?q=検索&x=1`. */
const REST =
  "((?:\\\\?\\[?[/?#]\\]?(?:(?![,;|][hH][tTxX]{2}[pP])(?:\\\\/|(?<==)[\\u3040-\\u30ff\\u3400-\\u9fff]{1,64}(?=[&#\\s]|$)|[^\\s<>\"'`|^\\\\\\u2000-\\uffff])){0,4000})?)";

function urlPattern(label: string): RegExp {
  const host = `(?:\\[[0-9a-fA-F:.]{2,45}\\]|(?:\\[www\\]\\.)?${label}(?:${DOT}${label}){0,60})`;
  return new RegExp(
    `(?<![A-Za-z0-9])(${FANGED}${FANGED_END}|${HONEST})${USER}${host}(?:\\]?\\[?:\\]?\\d{1,5})?${REST}`,
    "gu",
  );
}

const NARROW = urlPattern(LABEL);
const WIDE = urlPattern(ANY_LABEL);

/** Claims every URL with a scheme. */
export function claimUrls(sheet: Sheet): void {
  const { shadow } = sheet;
  if (!shadow.includes("/") && !shadow.includes("\\")) return;
  for (const match of shadow.matchAll(sheet.ascii ? NARROW : WIDE)) {
    const from = match.index + (opensOutside(match[0]) ? 1 : 0);
    const head = match.index + (match[1] ?? "").length;
    const path = match.index + match[0].length - (match[2] ?? "").length;
    const end = trimmedEnd(shadow, from, sentenceEnd(sheet, head, path, match.index + match[0].length));
    if (end <= head) continue;
    for (const to of [end, asciiHostEnd(shadow, head, end)]) {
      const url = canonical("url", shadow.slice(from, to));
      if (!url.ok || !/^[a-z][a-z0-9+.-]*:\/\//.test(url.value)) continue;
      sheet.claim({ kind: url.kind, value: url.value }, from, to);
      break;
    }
  }
}

/** A bracket in front that the scheme does not close itself stands around the URL, not in it. */
function opensOutside(text: string): boolean {
  return /^[[({<]/.test(text) && !/^.[a-z*_]{3,6}[\])}>]/i.test(text);
}

/** Where a URL ends in text that runs on: signs folded from full-width belong to the sentence, unless it is all so. */
function sentenceEnd(sheet: Sheet, head: number, path: number, to: number): number {
  if (sheet.ascii || sheet.folded(head - 1)) return to;
  const { shadow } = sheet;
  for (let at = head; at < to; at++) {
    if (sheet.folded(at) && (at >= path || !/[A-Za-z0-9.\-[\]:@]/.test(shadow.charAt(at)))) return at;
    // `日本語.jpに`: letters of the sentence glued to an ASCII ending
    if (
      shadow.charCodeAt(at) > 0x2fff &&
      at < path &&
      /[.\])}][A-Za-z0-9-]{2,63}$/.test(shadow.slice(Math.max(head, at - 66), at))
    ) {
      return at;
    }
  }
  return to;
}

function asciiHostEnd(shadow: string, head: number, end: number): number {
  for (let at = head; at < end; at++) if (shadow.charCodeAt(at) > 0x7f) return at;
  return end;
}
