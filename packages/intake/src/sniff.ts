/**
 * Tells the format of a file from its bytes, also from only the first of them: enough for a stream to choose its
 * reader. Looks at the top of the text and builds nothing; `understand` asks again with the whole file.
 */
import type { Format } from "./contract/index.ts";
import { formatOf, isNotTaken } from "./format-of.ts";
import { formOf } from "./formats/common-form/form.ts";
import { readRows } from "./formats/common-form/rows.ts";
import { isForm } from "./formats/common-form.ts";
import { docxText } from "./formats/docx.ts";
import { isIodefXml } from "./formats/iodef/node.ts";
import { LIMITS } from "./limits.ts";
import { isMail } from "./mail/is-mail.ts";
import { isPdf } from "./pdf/text.ts";
import { proseItems } from "./prose/values.ts";
import { readDelimited } from "./table/delimited.ts";
import { proposeMapping } from "./table/mapping.ts";
import { sheetRows } from "./table/sheet-rows.ts";
import { decodeText } from "./text/encoding.ts";
import { isZip } from "./xlsx/container.ts";
import { readWorkbook } from "./xlsx/workbook.ts";

const PREFIX = 262_144;

/** The format of the file that begins with `bytes` (a workbook must be whole); undefined if it is none that is taken. */
export function sniff(bytes: Uint8Array): Format | undefined {
  if (isZip(bytes)) {
    if (bytes.length > LIMITS.bytes) return undefined;
    const book = readWorkbook(bytes, LIMITS);
    if (!book.ok) {
      const document = docxText(bytes, LIMITS);
      return document.ok && document.text !== undefined ? "docx" : undefined;
    }
    const form = formOf(readRows(book));
    if (form.ok) return form.format;
    return !isForm(book) && proposeMapping(sheetRows(book)) ? "table" : undefined;
  }
  if (isPdf(bytes)) return "pdf";
  const text = new TextDecoder("utf-8").decode(bytes.subarray(0, PREFIX));
  if (!/^\s*[[{]/.test(text)) return sniffPlain(bytes.subarray(0, PREFIX));
  const top = topOf(text);
  const found = top && formatOf(text.trimStart().startsWith("[") ? [top] : top);
  return found === undefined || isNotTaken(found) ? undefined : found;
}

function sniffPlain(prefix: Uint8Array): Format | undefined {
  if (isMail(prefix)) return "email";
  if (isIodefXml(prefix)) return "iodef-2";
  // Cut at a line, so that no character is cut in two.
  const end = prefix.length < PREFIX ? prefix.length : prefix.lastIndexOf(10);
  const text = decodeText(prefix.subarray(0, end));
  const rows = text.ok ? readDelimited(text.text, LIMITS) : text;
  if (rows.ok && proposeMapping(rows.rows)) return "table";
  return text.ok && proseItems({ text: text.text, unit: "line", tlp: "red" }).some(({ indicator }) => indicator)
    ? "text"
    : undefined;
}

/** The properties of the first object in the text, as far as the text goes: strings and flags, the rest as empty. */
export function topOf(text: string): Readonly<Record<string, unknown>> | undefined {
  // untrusted: may be cut anywhere, may be no JSON at all.
  const start = text.search(/[^\s[]/);
  if (start < 0 || text[start] !== "{") return undefined;
  const top = new Map<string, unknown>();
  let depth = 0;
  let name: string | undefined;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '"') {
      const end = closing(text, at + 1);
      if (depth === 1) {
        const word = text.slice(at + 1, end);
        if (name === undefined) name = word;
        else top.set(name, word);
      }
      at = end;
    } else if (char === "{" || char === "[") {
      if (depth === 1 && name !== undefined) top.set(name, {});
      depth++;
    } else if (char === "}" || char === "]") {
      if (--depth === 0) break;
    } else if (depth === 1 && char === ",") {
      name = undefined;
    } else if (depth === 1 && name !== undefined && (char === "t" || char === "f") && !top.has(name)) {
      top.set(name, char === "t");
    }
  }
  return Object.fromEntries(top);
}

function closing(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
