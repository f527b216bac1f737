/**
 * Looks for a marking of classified information in everything that a file says, whether or not a decoder reads it: headers and
 * notes of documents, cells of every sheet, comments of an event, each part of a mail, texts in any encoding. Reads, keeps nothing.
 */
import PostalMime from "postal-mime";
import { SaxesParser } from "saxes";
import type { IntakeFault } from "../contract/index.ts";
import { LIMITS, type Limits } from "../limits.ts";
import { isMail } from "../mail/is-mail.ts";
import { isPdf, pdfText, type ReadPdf } from "../pdf/text.ts";
import { decodeText } from "../text/encoding.ts";
import { isZip, openZip } from "../xlsx/container.ts";
import { walk } from "../xlsx/xml.ts";
import { classified, isMarkedLine, isMarkedValue } from "./classified.ts";

/** Most words of classification hold one of these; a text with none of them, and no escapes to hide one, is passed at once. */
export const QUICK = /[秘密]|重要経済|secret|confidential|\\u|&#|[\uff21-\uff5a]/i;

/** Mails in mails are followed so deep. */
const DEEPEST = 3;

/** The refusal of a file that is marked above the ceiling anywhere; undefined if nothing marks it so. Never rejects. */
export async function classifiedIn(
  bytes: Uint8Array,
  options: { readonly pdf?: ReadPdf | undefined; readonly limits?: Partial<Limits> } = {},
): Promise<IntakeFault | undefined> {
  const place = await placeIn(bytes, { ...LIMITS, ...options.limits }, options.pdf ?? pdfText, 0);
  return place === undefined ? undefined : classified(place);
}

async function placeIn(bytes: Uint8Array, limits: Limits, pdf: ReadPdf, depth: number): Promise<string | undefined> {
  // untrusted: any bytes; what cannot be read as text says nothing.
  if (bytes.length === 0 || bytes.length > limits.bytes) return undefined;
  if (isZip(bytes)) return inOffice(bytes, limits);
  if (isPdf(bytes)) return inPdf(await pdf(bytes, limits));
  if (isMail(bytes)) return depth < DEEPEST ? inMail(bytes, limits, pdf, depth) : undefined;
  const text = plainUtf8(bytes) ?? otherText(bytes);
  return text !== undefined && QUICK.test(text) ? inText(text, limits) : undefined;
}

/** Nearly every file: UTF-8 without escapes to another encoding and without zeroes. Read fast, since every file comes by here. */
function plainUtf8(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0x1b) || bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function otherText(bytes: Uint8Array): string | undefined {
  const text = decodeText(bytes);
  return text.ok ? text.text : undefined;
}

function inText(text: string, limits: Limits): string | undefined {
  if (/^\s*[[{]/.test(text)) return inJson(text) ?? inLines(text);
  if (text.trimStart().startsWith("<")) return inXml(Buffer.from(text), "", limits) ?? inLines(text);
  return inLines(text);
}

/** Lines, and their cells where they are rows of a table. */
function inLines(text: string): string | undefined {
  let number = 0;
  for (const line of text.split(/\r\n|[\r\n\u2028\u2029\f]/)) {
    number++;
    if (isMarkedLine(line)) return `line ${number}`;
    if (line.length > 4_000 || !/[,\t;|]/.test(line)) continue;
    const cells = line.split(/[,\t;|]/).map((cell) => cell.trim().replace(/^"|"$/g, ""));
    if (cells.length > 1 && cells.some(isMarkedLine)) return `line ${number}`;
  }
  return undefined;
}

/** Every string of a document, or of each line of one document a line. */
function inJson(text: string): string | undefined {
  const whole = parsed(text);
  if (whole !== undefined) return inValue(whole, "", "$");
  let number = 0;
  for (const line of text.split("\n")) {
    number++;
    if (!QUICK.test(line)) continue;
    const value = parsed(line);
    const place = value === undefined ? undefined : inValue(value, "", `line ${number} $`);
    if (place !== undefined) return place;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, "")) as unknown;
  } catch {
    return undefined;
  }
}

/** Walks without recursion: nesting is the sender's. */
function inValue(root: unknown, label: string, place: string): string | undefined {
  const open: { readonly value: unknown; readonly label: string; readonly place: string }[] = [
    { value: root, label, place },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value } = next;
    if (typeof value === "string") {
      if (isMarkedValue(next.label, value) || value.split(/\r\n|[\r\n]/).some(isMarkedLine)) return next.place;
    } else if (Array.isArray(value)) {
      for (const [index, one] of value.entries())
        open.push({ value: one, label: next.label, place: `${next.place}[${index}]` });
    } else if (typeof value === "object" && value !== null) {
      for (const [name, one] of Object.entries(value)) {
        // A tag of MISP is `{name: "…"}` under `Tag`: what marks is the name above it.
        const own = name === "name" || name === "value" ? `${next.label} ${name}` : name;
        open.push({ value: one, label: own, place: `${next.place}.${name.slice(0, 60)}` });
      }
    }
  }
  return undefined;
}

/** Elements that end a piece of text in Word, Excel and PowerPoint: runs inside them belong together. */
const PIECES: ReadonlySet<string> = new Set(["p", "si", "is", "c", "tc", "row", "title", "subject", "keywords"]);

/** Every XML part of an office file; other archives are samples and stay closed. */
function inOffice(bytes: Uint8Array, limits: Limits): string | undefined {
  const opened = openZip(bytes, (name) => /^(?:word|xl|ppt|docProps|visio)\/.*\.xml$/i.test(name), limits);
  if (!opened.ok) return undefined;
  for (const [name, part] of opened.parts) {
    const place = inOfficePart(part, name, limits);
    if (place !== undefined) return place;
  }
  return undefined;
}

function inOfficePart(part: Uint8Array, name: string, limits: Limits): string | undefined {
  let piece = "";
  let found = false;
  const ends = () => {
    if (piece !== "" && piece.split("\n").some(isMarkedLine)) found = true;
    piece = "";
  };
  walk(
    part,
    name,
    {
      open: (element) => {
        if (element === "br" || element === "cr") piece += "\n";
      },
      text: (text) => {
        if (piece.length < 100_000) piece += text;
      },
      close: (element) => {
        if (PIECES.has(element)) ends();
      },
    },
    limits,
  );
  ends();
  return found ? name : undefined;
}

/** Text and attributes of any XML; a file that is none says nothing. */
function inXml(bytes: Uint8Array, place: string, limits: Limits): string | undefined {
  const parser = new SaxesParser({ xmlns: false });
  const text = Buffer.from(bytes).toString("utf8");
  if (text.length > limits.bytes || /<!DOCTYPE|<!ENTITY/i.test(text)) return undefined;
  const path: string[] = [];
  let found: string | undefined;
  let said = "";
  parser.on("error", () => undefined);
  parser.on("opentag", ({ name, attributes }) => {
    path.push(name.slice(0, 60));
    said = "";
    for (const [label, value] of Object.entries(attributes))
      if (isMarkedValue(label, value) || isMarkedLine(value)) found ??= `${place}/${path.join("/")}@${label}`;
  });
  parser.on("text", (part) => {
    if (said.length < 100_000) said += part;
  });
  parser.on("cdata", (part) => {
    if (said.length < 100_000) said += part;
  });
  parser.on("closetag", () => {
    const label = path.at(-1) ?? "";
    if (isMarkedValue(label, said) || said.split("\n").some(isMarkedLine)) found ??= `${place}/${path.join("/")}`;
    path.pop();
    said = "";
  });
  try {
    parser.write(text).close();
  } catch {
    // What stood before the broken place was looked at; the lines are looked at as well.
  }
  return found;
}

function inPdf(read: Awaited<ReturnType<ReadPdf>>): string | undefined {
  if (!read.ok) return undefined;
  const page = read.pages.findIndex((text) => text.split("\n").some(isMarkedLine));
  if (page >= 0) return `page ${page + 1}`;
  return read.about.some(isMarkedLine) ? "properties" : undefined;
}

async function inMail(bytes: Uint8Array, limits: Limits, pdf: ReadPdf, depth: number): Promise<string | undefined> {
  const mail = await PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: limits.depth,
    maxHeadersSize: 1_000_000,
  }).catch(() => undefined);
  if (!mail) return undefined;
  for (const { key, value } of mail.headers) if (isMarkedLine(value) || isMarkedValue(key, value)) return key;
  if (mail.subject !== undefined && isMarkedLine(mail.subject)) return "subject";
  const body =
    inLines(mail.text ?? "") ??
    inLines((mail.html ?? "").replace(/<(?:br|\/p|\/div|\/td|\/h\d)[^>]*>/gi, "\n").replace(/<[^>]{0,2000}>/g, ""));
  if (body !== undefined) return `body ${body}`;
  for (const [index, { content, filename }] of mail.attachments.entries()) {
    const inside = typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
    const at = `attachment ${index + 1}`;
    if (filename && isMarkedLine(filename.replace(/\.[a-z0-9]{1,5}$/i, ""))) return at;
    const place = await placeIn(inside, limits, pdf, depth + 1);
    if (place !== undefined) return `${at} ${place}`;
  }
  return undefined;
}
