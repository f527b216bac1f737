/**
 * The door for any file that a person may send, e-mails and PDFs included: reading those is not done at once, so this one
 * answers later. Everything else goes through `understand`.
 */
import type { Understanding } from "./contract/index.ts";
import { readEmail } from "./formats/email.ts";
import { readPdf } from "./formats/pdf.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { isMail } from "./mail/is-mail.ts";
import { UNMARKED } from "./marking/tlp.ts";
import { isPdf, pdfText, type ReadPdf } from "./pdf/text.ts";
import { type Hint, type Options, understand } from "./understand.ts";

export interface FileOptions extends Options {
  /** Reads the text of a PDF, where the caller wants that done apart; else it is done here. */
  readonly pdf?: ReadPdf;
}

/** Understands one file of at most `limits.bytes`, whatever it is. Never throws, never rejects. */
export async function understandFile(
  bytes: Uint8Array,
  hint: Hint = {},
  options: FileOptions = {},
): Promise<Understanding> {
  const limits: Limits = { ...LIMITS, ...options.limits };
  if (bytes.length <= limits.bytes) {
    if (isPdf(bytes)) return understandPdf(bytes, options, limits);
    if (isMail(bytes)) return understandMail(bytes, options, limits);
  }
  return understand(bytes, hint, options);
}

async function understandPdf(bytes: Uint8Array, options: FileOptions, limits: Limits): Promise<Understanding> {
  const read = await (options.pdf ?? pdfText)(bytes, limits);
  if (!read.ok) return { ok: false, format: "pdf", refused: [read.fault] };
  const { reports, refused } = readPdf(read.pages, options.unmarked ?? UNMARKED, limits);
  return reports.length > 0 ? { ok: true, format: "pdf", reports, refused } : { ok: false, format: "pdf", refused };
}

async function understandMail(bytes: Uint8Array, options: FileOptions, limits: Limits): Promise<Understanding> {
  const unmarked = options.unmarked ?? UNMARKED;
  // One level deep: a message in a message is listed and stays closed.
  const told = await readEmail(bytes, { unmarked, limits }, (attachment) =>
    isMail(attachment) ? understand(attachment, {}, options) : understandFile(attachment, {}, options),
  );
  if (!told.ok || told.reports.length <= limits.reports) return told;
  return { ok: false, format: told.format, refused: told.refused };
}
