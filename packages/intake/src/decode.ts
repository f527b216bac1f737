/**
 * Chooses the decoder by the content of the file and lets it read. The order of questions is fixed: a ZIP is a
 * workbook, text is JSON or JSON lines, and the top of the JSON says which format it is.
 */
import type { Format, IntakeFault, Report, Tlp } from "./contract/index.ts";
import { formatOf } from "./format-of.ts";
import { isForm, readCommonForm } from "./formats/common-form.ts";
import { readFormDocument } from "./formats/common-form-json.ts";
import { docxText } from "./formats/docx.ts";
import { isIodefXml, jsonTree, xmlTree } from "./formats/iodef/node.ts";
import { readIodef } from "./formats/iodef.ts";
import { isFeed, readFeed } from "./formats/misp/feed.ts";
import { readMisp } from "./formats/misp-event.ts";
import { readNeutralFile } from "./formats/neutral-file.ts";
import { readPolice } from "./formats/police-submission.ts";
import { readProse } from "./formats/prose.ts";
import { readStix20 } from "./formats/stix-2-0.ts";
import { readStixBundle } from "./formats/stix-bundle.ts";
import { chosenMapping, readTable } from "./formats/table.ts";
import { readTaxiiEnvelope } from "./formats/taxii-envelope.ts";
import { readVeris } from "./formats/veris.ts";
import { isLines, readLines } from "./json/lines.ts";
import { notUtf8, readJson, readText } from "./json/read.ts";
import type { Limits } from "./limits.ts";
import { isMail } from "./mail/is-mail.ts";
import { mailTaken, notPages, notTaken, pdfTaken, unknownFormat } from "./not-taken.ts";
import { isPdf } from "./pdf/text.ts";
import { isRecord } from "./stix/object.ts";
import { readDelimited } from "./table/delimited.ts";
import type { TableMapping } from "./table/mapping.ts";
import { sheetRows } from "./table/sheet-rows.ts";
import { decodeText } from "./text/encoding.ts";
import { isOle, isZip, oleFault } from "./xlsx/container.ts";
import { readWorkbook } from "./xlsx/workbook.ts";

export interface Told {
  readonly format: Format | null;
  readonly reports: readonly Report[];
  readonly refused: readonly IntakeFault[];
}

export interface Terms {
  /** The caller says that the lines are neutral notices: `schema` may be missing. */
  readonly neutral: boolean;
  readonly unmarked: Tlp;
  readonly limits: Limits;
  /** A saved mapping for tables of this sender. */
  readonly table: TableMapping | undefined;
}

/** Reads one file, or several that are the pages of one TAXII transfer. */
export function decode(files: readonly Uint8Array[], terms: Terms): Told {
  const [first, ...others] = files;
  if (!first) return none(unknownFormat());
  if (others.length === 0) return decodeOne(first, terms);
  if (isFeed(files, terms.limits)) return { format: "misp-event", ...readFeed(files, terms.unmarked, terms.limits) };
  return decodePages(files, terms);
}

function decodeOne(bytes: Uint8Array, terms: Terms): Told {
  const { limits, unmarked } = terms;
  if (isZip(bytes)) return decodeZip(bytes, terms);
  if (isOle(bytes)) return none(oleFault());
  if (isPdf(bytes)) return none(pdfTaken());
  const text = readText(bytes);
  if (!text.ok || !/^\s*[[{]/.test(text.text)) return decodePlain(bytes, terms);
  if (isLines(text.text)) return decodeLines(text.text, terms);
  const json = readJson(text.text, limits);
  if (!json.ok) return none(json.fault);
  const format = formatOf(json.value) ?? (terms.neutral && isRecord(json.value) ? "neutral-incident" : undefined);
  const top = isRecord(json.value) ? json.value : {};
  switch (format) {
    case undefined:
      return none(unknownFormat());
    case "sightings":
    case "stix-object":
    case "misp-manifest":
    case "csaf":
      return none(notTaken(format));
    case "iodef-2":
      return { format, ...readIodef(jsonTree(top, "", "$"), unmarked, limits) };
    case "veris":
      return { format, ...readVeris(json.value, unmarked, limits) };
    case "stix-bundle-2.0":
      return { format, ...readStix20(top, unmarked, limits) };
    case "stix-bundle-2.1":
      return { format, ...readStixBundle(top, unmarked, limits) };
    case "taxii-envelope-2.1":
      return { format, ...readTaxiiEnvelope([top], unmarked, limits) };
    case "neutral-incident": {
      const list: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
      const entries = list.map((value, index) => ({
        ok: true as const,
        value,
        place: Array.isArray(json.value) ? `$[${index}]` : "$",
      }));
      return { format, ...readNeutralFile(entries, terms) };
    }
    case "common-form-ransomware":
    case "common-form-ddos":
      return readFormDocument(top, unmarked, limits);
    case "misp-event":
      return { format, ...readMisp(json.value, unmarked, limits) };
    case "police-submission":
      return { format, ...readPolice(top, limits) };
    default:
      return none(unknownFormat());
  }
}

/** A workbook with a form on it is a form, whatever else it may look like. */
function decodeZip(bytes: Uint8Array, { unmarked, limits, table }: Terms): Told {
  const book = readWorkbook(bytes, limits);
  if (!book.ok) {
    const document = docxText(bytes, limits);
    if (!document.ok || document.text === undefined) return none(book.fault);
    return {
      format: "docx",
      ...readProse({ format: "docx", text: document.text, unit: "paragraph" }, unmarked, limits),
    };
  }
  const rows = sheetRows(book);
  if (!isForm(book) && chosenMapping(rows, table))
    return { format: "table", ...readTable(rows, table, unmarked, limits) };
  return readCommonForm(book, unmarked, limits);
}

/** Text that is no JSON: a table, if it has headers that say so, else prose. */
function decodePlain(bytes: Uint8Array, { unmarked, limits, table }: Terms): Told {
  if (isMail(bytes)) return none(mailTaken());
  const text = decodeText(bytes);
  if (!text.ok) return none(text.fault);
  // JSON is UTF-8 by its standard (RFC 8259 §8.1); in another encoding it is named, not guessed at.
  if (/^\s*[[{]/.test(text.text)) return none(notUtf8());
  const read = readDelimited(text.text, limits);
  if (table && !read.ok) return none(read.fault);
  if (read.ok && (table || chosenMapping(read.rows, table)))
    return { format: "table", ...readTable(read.rows, table, unmarked, limits) };
  if (isIodefXml(bytes)) {
    const tree = xmlTree(bytes, limits);
    return tree.ok ? { format: "iodef-2", ...readIodef(tree.root, unmarked, limits) } : none(tree.fault);
  }
  // A PDF behind other bytes is two files in one; some readers would open it, this one does not.
  if (text.text.slice(0, 1_024).includes("%PDF-")) return none(unknownFormat());
  // Other XML and HTML is no prose: its tags and links would be read as if somebody had written them.
  if (text.text.trimStart().startsWith("<")) return none(unknownFormat());
  const told = readProse({ format: "text", text: text.text, unit: "line" }, unmarked, limits);
  return { format: told.reports.length > 0 ? "text" : null, ...told };
}

function decodeLines(text: string, terms: Terms): Told {
  const [first] = readLines(text, terms.limits).take(1);
  const format = first?.ok ? formatOf(first.value) : undefined;
  if (format === "sightings") return none(notTaken(format));
  if (format !== "neutral-incident" && !(terms.neutral && format === undefined)) return none(unknownFormat());
  return { format: "neutral-incident", ...readNeutralFile(readLines(text, terms.limits), terms) };
}

function decodePages(files: readonly Uint8Array[], { unmarked, limits }: Terms): Told {
  const pages: Readonly<Record<string, unknown>>[] = [];
  for (const [index, file] of files.entries()) {
    const text = readText(file);
    const json = text.ok ? readJson(text.text, limits) : text;
    const page = `page ${index + 1}`;
    if (!json.ok) return none({ ...json.fault, place: `${page} ${json.fault.place}`.trim() });
    if (!isRecord(json.value) || formatOf(json.value) !== "taxii-envelope-2.1") return none(notPages(page));
    pages.push(json.value);
  }
  return { format: "taxii-envelope-2.1", ...readTaxiiEnvelope(pages, unmarked, limits) };
}

function none(fault: IntakeFault): Told {
  return { format: null, reports: [], refused: [fault] };
}
