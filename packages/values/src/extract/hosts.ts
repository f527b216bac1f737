/**
 * Dotted words in prose: IPv4 addresses and ranges, domains, URLs without a scheme, file names — and all that only looks
 * like them: version numbers, section numbers, code, sentences whose blank was forgotten.
 * Whatever was defanged is meant as an indicator, and the doubts below do not apply to it.
 */
import { parseIpv4 } from "../address/ipv4.ts";
import { canonical } from "../canonical.ts";
import { isFileExtension, isRatherFile } from "../file-extension.ts";
import { isKnownDomain } from "../known-domain.ts";
import { refangHost } from "../refang.ts";
import { hostOf, isDefanged, LABEL, trimmedEnd, WIDE_LABEL } from "./pattern.ts";
import { isDomainInProse, isFileInProse } from "./prose.ts";
import type { Sheet } from "./sheet.ts";
import { isVersion } from "./version.ts";

const NARROW = new RegExp(`(?<![A-Za-z0-9_])(?:\\[www\\]\\.)?${hostOf(LABEL)}`, "gu");
const WIDE = new RegExp(`(?<![A-Za-z0-9_\\u00c0-\\u024f\\u0370-\\u06ff])(?:\\[www\\]\\.)?${hostOf(WIDE_LABEL)}`, "gu");
/** A name in Han or kana between delimiters: only there does one know where it begins. */
const DELIMITED =
  /(?<=^|[\s"'[(<,、:])[\p{L}\p{M}\p{N}_-]{1,63}(?:(?:\.|\[\.\])[\p{L}\p{M}\p{N}_-]{1,63}){1,8}(?=$|[\s"'\])>,、/])/gmu;
const PATH = /\[?\/\]?(?:[^\s<>"'`|^\\\u2000-\uffff]){1,2000}/uy;
const PREFIX = /\s?\/\s?(\d{1,2})(?![\d.])/y;

/** Claims every address, domain, scheme-less URL and file name. */
export function claimHosts(sheet: Sheet): void {
  const { shadow } = sheet;
  if (!sheet.ascii) for (const match of shadow.matchAll(DELIMITED)) claimDelimited(sheet, match.index, match[0]);
  for (const match of shadow.matchAll(sheet.ascii ? NARROW : WIDE)) {
    for (const [from, to] of sentences(match[0], match.index)) claimDotted(sheet, from, to);
  }
}

/** `1.2.3.4。evil.example`: where both kinds of full stop occur, the Japanese one ends a sentence. A range is two addresses. */
function sentences(word: string, at: number): readonly (readonly [number, number])[] {
  const range = /^\d+(?:\.\d+){3}-\d+(?:\.\d+){3}$/.test(word);
  if (!range && !(word.includes("。") && word.includes("."))) return [[at, at + word.length]];
  const pieces: [number, number][] = [];
  let from = at;
  for (const piece of word.split(range ? "-" : "。")) {
    pieces.push([from, from + piece.length]);
    from += piece.length + 1;
  }
  return pieces;
}

function claimDotted(sheet: Sheet, begin: number, to: number): void {
  const { shadow } = sheet;
  let from = begin;
  while (from < to && shadow.charAt(from) === "-") from++;
  let end = trimmedEnd(shadow, from, to);
  const emphasis = shadow.charAt(end - 1) === "_";
  while (end > from && /[_-]/.test(shadow.charAt(end - 1))) end--;
  if (emphasis) while (shadow.charAt(from) === "_") from++;
  if (end <= from || !sheet.free(from, end)) return;
  const word = shadow.slice(from, end);
  const plain = refangHost(word);
  const defanged = isDefanged(word);
  if (/^\d[\d.]*$/.test(plain)) claimFour(sheet, from, end, plain, defanged);
  else if (claimDomain(sheet, from, end, defanged)) return;
  else if (defanged ? isFileExtension(plain.slice(plain.lastIndexOf(".") + 1)) : isFileInProse(shadow, from, end)) {
    sheet.claim({ kind: "filename", value: plain }, from, end);
  }
}

function claimFour(sheet: Sheet, from: number, end: number, plain: string, defanged: boolean): void {
  const { shadow } = sheet;
  if (parseIpv4(plain) < 0 || (!defanged && isVersion(shadow, from, end))) {
    sheet.cover(from, end);
    return;
  }
  const prefix = match(PREFIX, shadow, end);
  const range = prefix === undefined ? undefined : canonical("cidr", `${plain}/${prefix[1]}`);
  if (range?.ok && prefix !== undefined) {
    sheet.claim({ kind: range.kind, value: range.value }, from, end + prefix[0].length);
  } else if (!claimPath(sheet, from, end)) {
    sheet.claim({ kind: "ipv4", value: plain }, from, closing(shadow, from, end));
  }
}

function claimDomain(sheet: Sheet, from: number, to: number, defanged: boolean): boolean {
  const { shadow } = sheet;
  let end = to;
  for (let tries = 0; tries < 3 && end > from; tries++) {
    const word = shadow.slice(from, end);
    const domain = canonical("domain", word);
    if (domain.ok && isKnownDomain(domain.value)) {
      if (!defanged && (isRatherFile(word) || !isDomainInProse(shadow, from, end))) return false;
      if (!claimPath(sheet, from, end)) {
        sheet.claim({ kind: "domain", value: domain.value }, from, closing(shadow, from, end));
      }
      return true;
    }
    // `evil.example.Next`: a sentence that begins without a blank; never taken off a file's ending
    const dot = shadow.lastIndexOf(".", end - 1);
    const last = shadow.slice(dot + 1, end);
    if (dot <= from || isFileExtension(last) || !/^[A-Z][a-z]*$|^\d+$|[^\0-\x7f]/.test(last)) return false;
    end = trimmedEnd(shadow, from, dot);
  }
  return false;
}

/** A host with a path behind it is a URL whose scheme was left out. */
function claimPath(sheet: Sheet, from: number, end: number): boolean {
  const { shadow } = sheet;
  const port = match(/(?:\[?:\]?\d{1,5})(?=\[?\/)/y, shadow, end)?.[0] ?? "";
  const path = match(PATH, shadow, end + port.length);
  if (path === undefined) return false;
  let stop = end + port.length;
  while (stop < path.index + path[0].length && !sheet.folded(stop)) stop++;
  stop = trimmedEnd(shadow, from, stop);
  if (stop <= end + port.length + 1 || !sheet.free(from, stop)) return false;
  const url = canonical("url", shadow.slice(from, stop));
  if (!url.ok || url.kind !== "url") return false;
  sheet.claim({ kind: url.kind, value: url.value }, from, stop);
  return true;
}

function claimDelimited(sheet: Sheet, from: number, word: string): void {
  const end = from + word.length;
  if (!/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word) || !sheet.free(from, end)) return;
  const domain = canonical("domain", word);
  if (domain.ok && isKnownDomain(domain.value)) {
    if (!claimPath(sheet, from, end)) sheet.claim({ kind: "domain", value: domain.value }, from, end);
  } else if (isFileExtension(word.slice(word.lastIndexOf(".") + 1))) {
    sheet.claim({ kind: "filename", value: word.normalize("NFKC") }, from, end);
  }
}

/** Takes a bracket along that the value itself opened: `evil[.example]`. */
function closing(shadow: string, from: number, end: number): number {
  const word = shadow.slice(from, end);
  const open = word.split("[").length - word.split("]").length;
  return open > 0 && shadow.charAt(end) === "]" ? end + 1 : end;
}

function match(pattern: RegExp, shadow: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(shadow) ?? undefined;
}
