/**
 * The text of a PDF, page by page and line by line, as PDF.js lays it out: no script, no form action, no link, no picture, no font
 * program is run or fetched. Trusts nothing of the file; the caller may run it apart from everything else (`ReadPdf`).
 */
import { getDocumentProxy } from "unpdf";
import type { IntakeFault } from "../contract/index.ts";
import { fault } from "../faults.ts";
import type { Limits } from "../limits.ts";
import { pdfBomb } from "./bombs.ts";

export type PdfText =
  | {
      readonly ok: true;
      /** Each page's lines with line feeds between them. */
      readonly pages: readonly string[];
      /** Title, subject and key words that stand beside the text: looked at for markings only. */
      readonly about: readonly string[];
    }
  | { readonly ok: false; readonly fault: IntakeFault };

/** Reads the text of a PDF. The hub hands in one that works in a thread of its own, which it can end. */
export type ReadPdf = (bytes: Uint8Array, limits: Limits) => Promise<PdfText>;

/** A report is not longer; who sends a book sends the page that matters. */
const MOST_PAGES = 500;

/** True for the first bytes of a PDF; anything before them makes it another file. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(5, bytes.length)).toString("latin1") === "%PDF-";
}

/** Reads all pages. Codes: RATIO, TOO_MANY, TOO_LARGE, NOT_PDF. Never rejects. */
export const pdfText: ReadPdf = async (bytes, limits) => {
  const bomb = pdfBomb(bytes, limits);
  if (bomb) return { ok: false, fault: bomb };
  try {
    return await read(bytes, limits);
  } catch (error) {
    const locked = error instanceof Error && error.name === "PasswordException";
    return { ok: false, fault: locked ? underPassword() : damaged() };
  }
};

async function read(bytes: Uint8Array, limits: Limits): Promise<PdfText> {
  // untrusted: a copy, for PDF.js takes the buffer over.
  const document = await getDocumentProxy(Uint8Array.from(bytes), {
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 0,
  });
  try {
    if (document.numPages > MOST_PAGES) return { ok: false, fault: tooManyPages() };
    const pages: string[] = [];
    let length = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const lines = await textOf(page);
      length += lines.length;
      if (length > limits.stringLength) return { ok: false, fault: tooLong(limits.stringLength) };
      pages.push(lines);
      page.cleanup();
    }
    const { info } = await document.getMetadata();
    const about = Object.values(info as Record<string, unknown>).filter(
      (one): one is string => typeof one === "string",
    );
    return { ok: true, pages, about };
  } finally {
    await document.loadingTask.destroy();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;

async function textOf(page: Page): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const laid = items.map((one) => ("str" in one ? `${one.str}${one.hasEOL ? "\n" : ""}` : "")).join("");
  // What somebody typed into the fields of a form is text as well.
  const fields = (await page.getAnnotations()).flatMap((one: Readonly<Record<string, unknown>>) =>
    typeof one["fieldValue"] === "string" && one["fieldValue"] !== "" ? [one["fieldValue"]] : [],
  );
  return [laid.trimEnd(), ...fields].join("\n").replace(/\r\n?|\f/g, "\n");
}

function underPassword(): IntakeFault {
  return fault(
    "NOT_PDF",
    "",
    "The PDF is under a password; send it without one, or as an attachment that is kept closed.",
    "パスワード付きの PDF です。パスワードを外して送るか、開かずに保管する添付として送ってください。",
  );
}

/** The answer to a PDF that cannot be read, or not in the time that one gets. */
export function damaged(): IntakeFault {
  return fault(
    "NOT_PDF",
    "",
    "The PDF is damaged or cannot be read in time; send its text, or print it anew as PDF.",
    "PDF が壊れているか、時間内に読み取れません。本文をテキストで送るか、PDF を作り直してください。",
  );
}

function tooManyPages(): IntakeFault {
  return fault(
    "TOO_MANY",
    "",
    `A document may have ${MOST_PAGES} pages; send the pages that matter.`,
    `文書は${MOST_PAGES}ページまでです。必要なページだけを送ってください。`,
  );
}

function tooLong(most: number): IntakeFault {
  return fault(
    "TOO_LARGE",
    "",
    `The text is longer than ${most} characters; split it.`,
    `本文が${most}文字を超えています。分けてください。`,
  );
}
